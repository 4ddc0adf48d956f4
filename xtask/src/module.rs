//! The JavaScript module: cargo builds it, wasm-bindgen makes its JavaScript and declarations.
//!
//! Everything ends in `pkg/`, beside the files of the package that are written by hand. A file is written only when it
//! changes. Nothing optimises further: what is tested is what is published. Binaryen at `-O3` made a module of this crate
//! 4 % smaller as it is stored but 1 % larger on the wire, and at most 3 % faster, for 20 seconds and 104 MB.

use crate::{root, schema, typescript, write_if_changed};
use anyhow::{Context, Result, ensure};
use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// Builds the module into `pkg/` and prints its size where it is a new one.
pub(crate) fn build() -> Result<()> {
    let root = root();
    // A tenth smaller than at level 3, and an eighth slower (docs/decisions/size.md).
    run(Command::new(env!("CARGO"))
        .current_dir(&root)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "s")
        .env("CARGO_ENCODED_RUSTFLAGS", without_paths().join("\u{1f}"))
        .args([
            "build",
            "--release",
            "--lib",
            "--package=samestory",
            "--no-default-features",
            "--target=wasm32-unknown-unknown",
        ]))?;

    // The names of functions are for those who look into the module; they are 6 % of it.
    let work = root.join("target/module");
    Bindgen::new()
        .input_path(root.join("target/wasm32-unknown-unknown/release/samestory.wasm"))
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .generate(&work)?;

    let package = root.join("pkg");
    let fresh = write_if_changed(&package.join("samestory_bg.wasm"), &std::fs::read(work.join("samestory_bg.wasm"))?)?;
    for name in ["samestory.js", "samestory.d.ts"] {
        write_if_changed(&package.join(name), &std::fs::read(work.join(name))?)?;
    }
    write_if_changed(&package.join("types.d.ts"), typescript::declarations(&schema::all_types())?.as_bytes())?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        write_if_changed(&package.join(name), &std::fs::read(root.join(name))?)?;
    }
    if fresh { print_size(&package.join("samestory_bg.wasm")) } else { Ok(()) }
}

/// The module names the source files of its panics: without the paths of whoever builds it.
fn without_paths() -> Vec<String> {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| Path::new(&home).join(".cargo"), Into::into);
    let sources = std::fs::read_dir(cargo.join("registry/src")).into_iter().flatten().flatten();
    sources.map(|source| format!("--remap-path-prefix={}/=", source.path().display())).collect()
}

fn print_size(wasm: &Path) -> Result<()> {
    const SCRIPT: &str = "const bytes = require('fs').readFileSync(process.argv[1]);
        const packed = require('zlib').brotliCompressSync(bytes);
        const kb = (list) => Math.round(list.length / 1000) + ' KB';
        console.log(`module: ${kb(bytes)}, ${kb(packed)} as brotli`);";
    run(Command::new("node").arg("-e").arg(SCRIPT).arg(wasm))
}

fn run(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_owned();
    let status = command.status().with_context(|| format!("{} could not be started", Path::new(&program).display()))?;
    ensure!(status.success(), "{} {} failed", Path::new(&program).display(), line(command));
    Ok(())
}

fn line(command: &Command) -> String {
    command.get_args().collect::<Vec<_>>().join(OsStr::new(" ")).to_string_lossy().into_owned()
}
