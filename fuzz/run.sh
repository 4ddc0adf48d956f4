#!/bin/sh
# Runs every fuzz target for a while: fuzz/run.sh [SECONDS EACH]. Needs a nightly toolchain and cargo-fuzz.
# A finding is written to fuzz/artifacts/TARGET; it becomes a case in tests/cases.
set -eu
cd "$(dirname "$0")/.."
for target in page xml json table mail rtf archive office export encoding corpus; do
  # Each starts from the cases of its own kind: packed ones would only slow the others down.
  case $target in
    page) seeds=tests/cases/page/*.html ;;
    xml) seeds="tests/cases/ingest/*.xml tests/cases/ingest/*.rdf" ;;
    json) seeds=tests/cases/ingest/*.json* ;;
    table) seeds=tests/cases/ingest/*.?sv ;;
    mail) seeds="tests/cases/ingest/*.eml tests/cases/ingest/*.mhtml" ;;
    rtf) seeds=tests/cases/ingest/*.rtf ;;
    archive) seeds="tests/cases/ingest/*.zip tests/cases/ingest/*.gz" ;;
    office) seeds=fuzz/seeds/office/*.xml ;;
    export) seeds="tests/cases/ingest/*.txt tests/cases/ingest/*.html" ;;
    encoding) seeds="tests/cases/ingest/*.txt tests/cases/ingest/*.csv tests/cases/ingest/*.html" ;;
    corpus) seeds=tests/cases/plain/*.txt ;;
  esac
  mkdir -p "fuzz/corpus/$target"
  cp -n $seeds "fuzz/corpus/$target"
  cargo +nightly fuzz run -s none "$target" -- \
    -max_total_time="${1:-360}" -max_len=65536 -timeout=1 -rss_limit_mb=512 -print_final_stats=1
done
