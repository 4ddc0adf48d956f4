import { defineConfig } from 'vite';

export default defineConfig({
  // The page works from any path.
  base: './',
  build: { target: 'es2022', modulePreload: { polyfill: false } },
  worker: { format: 'es' },
  // The module and the example articles lie beside this folder.
  server: { fs: { allow: ['..'] } },
});
