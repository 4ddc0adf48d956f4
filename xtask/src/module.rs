//! The JavaScript module: cargo builds it, wasm-bindgen makes its JavaScript and declarations, binaryen may optimise it.
//!
//! Everything ends in `pkg/`, beside the files of the package that are written by hand. A file is written only when it
//! changes, and binaryen, which takes half a minute, runs only when its input has.

use crate::{root, schema, typescript, write_if_changed};
use anyhow::{Context, Result, ensure};
use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// What the module may use: what rustc uses for wasm32 by itself, and SIMD. Node 20 refuses what `--all-features` makes.
const FEATURES: [&str; 6] =
    ["bulk-memory", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext", "simd"];

/// Builds the module into `pkg/` and prints its size.
pub(crate) fn build(optimise: bool) -> Result<()> {
    let root = root();
    run(Command::new(env!("CARGO")).current_dir(&root).args([
        "build",
        "--release",
        "--lib",
        "--package=samestory",
        "--no-default-features",
        "--target=wasm32-unknown-unknown",
    ]))?;

    let work = root.join("target/module");
    Bindgen::new()
        .input_path(root.join("target/wasm32-unknown-unknown/release/samestory.wasm"))
        .web(true)?
        .typescript(true)
        .generate(&work)?;
    let mut wasm = std::fs::read(work.join("samestory_bg.wasm"))?;
    if optimise {
        wasm = optimised(&root, &work, &wasm)?;
    }

    let package = root.join("pkg");
    write_if_changed(&package.join("samestory_bg.wasm"), &wasm)?;
    for name in ["samestory.js", "samestory.d.ts"] {
        write_if_changed(&package.join(name), &std::fs::read(work.join(name))?)?;
    }
    write_if_changed(&package.join("types.d.ts"), typescript::declarations(&schema::all_types())?.as_bytes())?;
    print_size(&package.join("samestory_bg.wasm"))
}

/// The module after binaryen. The last input and output are kept, so that the same module is not optimised again.
fn optimised(root: &Path, work: &Path, wasm: &[u8]) -> Result<Vec<u8>> {
    let [input, output] = [work.join("before.wasm"), work.join("optimised.wasm")];
    if output.exists() && std::fs::read(&input).is_ok_and(|last| last == wasm) {
        return Ok(std::fs::read(output)?);
    }
    let tools = root.join("xtask");
    run(Command::new("npm").current_dir(&tools).args(["ci", "--silent", "--no-audit", "--no-fund"]))?;
    let optimiser = std::path::absolute(tools.join("node_modules/binaryen/bin/wasm-opt"))?;
    let features = FEATURES.map(|feature| format!("--enable-{feature}"));
    let fresh = work.join("samestory_bg.wasm");
    run(Command::new("node").arg(optimiser).arg("-O3").args(features).arg(&fresh).arg("-o").arg(&output))?;
    std::fs::copy(fresh, input)?;
    Ok(std::fs::read(output)?)
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
