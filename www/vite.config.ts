import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  resolve: { alias: [{ find: /^samestory$/, replacement: new URL('./fixture/samestory.ts', import.meta.url).pathname }] },
  build: { target: 'es2022', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1000 },
  worker: { format: 'es' },
  server: { fs: { allow: ['..'] } },
});
