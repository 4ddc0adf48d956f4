//! The JavaScript module: cargo builds it, wasm-bindgen makes its JavaScript and declarations.
//!
//! Everything ends in `pkg/`, beside the files of the package that are written by hand. A file is written only when it
//! changes. Nothing optimises further: what is tested is what is published. Binaryen at `-O3` made a module of this crate
//! 4 % smaller as it is stored but 1 % larger on the wire, and at most 3 % faster, for 20 seconds and 104 MB.

use crate::{root, schema, typescript, write_if_changed};
use anyhow::{Context, Result, ensure};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// Builds the module, and the one that reads PDFs, into `pkg/` and prints the size of each that is a new one.
pub(crate) fn build() -> Result<()> {
    let (root, package) = (root(), root().join("pkg"));
    let fresh = build_one("samestory", &[])?;
    let fresh_pdf = build_one("samestory-pdf", &["--features=pdf"])?;
    write_if_changed(&package.join("types.d.ts"), typescript::declarations(&schema::all_types())?.as_bytes())?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        write_if_changed(&package.join(name), &std::fs::read(root.join(name))?)?;
    }
    for (name, fresh) in [("samestory", fresh), ("samestory-pdf", fresh_pdf)] {
        if fresh {
            print_size(&package.join(format!("{name}_bg.wasm")))?;
        }
    }
    Ok(())
}

/// Functions that are marked for inlining are inlined up to this size, not up to 325 (docs/decisions/size.md).
const INLINING: &str = "-Cllvm-args=-inlinehint-threshold=120";

/// Builds one module, with its JavaScript, and says whether it is another than before.
fn build_one(name: &str, features: &[&str]) -> Result<bool> {
    let (root, package) = (root(), root().join("pkg"));
    // A tenth smaller than at level 3, and an eighth slower (docs/decisions/size.md).
    run(Command::new(env!("CARGO"))
        .current_dir(&root)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "s")
        .env("CARGO_ENCODED_RUSTFLAGS", [without_paths(), vec![INLINING.into()]].concat().join("\u{1f}"))
        .args([
            "build",
            "--release",
            "--lib",
            "--package=samestory",
            "--no-default-features",
            "--target=wasm32-unknown-unknown",
        ])
        .args(features))?;

    // The names of functions are for those who look into the module; they are 6 % of it.
    let built = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let work = built.join("module");
    Bindgen::new()
        .input_path(built.join("wasm32-unknown-unknown/release/samestory.wasm"))
        .out_name(name)
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .generate(&work)?;

    let wasm = format!("{name}_bg.wasm");
    let fresh = write_if_changed(&package.join(&wasm), &std::fs::read(work.join(&wasm))?)?;
    for file in [format!("{name}.js"), format!("{name}.d.ts")] {
        write_if_changed(&package.join(&file), &std::fs::read(work.join(&file))?)?;
    }
    Ok(fresh)
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
        console.log(`${process.argv[2]}: ${kb(bytes)}, ${kb(packed)} as brotli`);";
    run(Command::new("node").arg("-e").arg(SCRIPT).arg(wasm).arg(wasm.file_stem().unwrap_or_default()))
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
