#!/bin/sh
# Runs every fuzz target for a while: fuzz/run.sh [SECONDS EACH]. Needs a nightly toolchain and cargo-fuzz.
# A finding is written to fuzz/artifacts/TARGET; it becomes a case in tests/cases.
set -eu
cd "$(dirname "$0")/.."
for target in page xml json table mail rtf archive office export encoding corpus; do
  case $target in
    page) seeds=tests/cases/page ;;
    office) seeds=fuzz/seeds/office ;;
    corpus) seeds=tests/cases/plain ;;
    *) seeds=tests/cases/ingest ;;
  esac
  mkdir -p "fuzz/corpus/$target"
  cargo +nightly fuzz run -s none "$target" "fuzz/corpus/$target" "$seeds" -- \
    -max_total_time="${1:-360}" -max_len=65536 -timeout=1 -rss_limit_mb=512 -print_final_stats=1
done
