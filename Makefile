# Two commands do everything: `make` builds and serves the page, `make test` runs every test.
# Each installs what it lacks; rustup, Node 20 or later and make have to be there.

PORT ?= 8017
WASM = wasm32-unknown-unknown
PROGRAM = target/release/samestory
MODULE = pkg/samestory_bg.wasm
PAGE = www/dist/index.html
BENCH = target/bench
SCALE = target/release/examples/scale
PAGE_SOURCES = $(shell find www pkg examples -type f -not -path '*/node_modules/*' -not -path 'www/dist/*' 2>/dev/null)

.PHONY: serve build test bench dist clean help program tools lint test-rust test-node test-page browser FORCE

## make          build everything and serve the page at a local address
serve: build
	@cd www && npx vite preview --host 127.0.0.1 --port $(PORT)

## make build    build the module, the page and the program
build: $(PAGE) program

## make test     run every test: formatting, lints, Rust, Node, browser
test: lint test-rust test-node test-page

## make bench    measured beside others: finding copies, and the reading of pages where SAMESTORY_CORPORA names some
bench: program $(MODULE) $(BENCH)/ready
	cargo build --release --example scale
	@python3 benches/dedup.py $(SCALE) pkg $(BENCH)
	@if [ -n "$$SAMESTORY_CORPORA" ]; then python3 benches/pages.py $(PROGRAM) $(BENCH); \
	else echo "Pages are not measured: SAMESTORY_CORPORA, the folder of the collections, is not set."; fi

## make dist     what is published, in dist/: the page, the npm package, the program
dist: build
	rm -rf dist && mkdir dist
	cp -R www/dist dist/page
	cp $(PROGRAM) dist/
	npm pack ./pkg --silent --pack-destination dist

## make clean    remove what was built and installed inside the repository
clean:
	cargo clean
	rm -rf dist www/dist www/node_modules tests/node/node_modules
	rm -f pkg/samestory* pkg/types.d.ts pkg/LICENSE-*

## make help     this list
help:
	@sed -n 's/^## //p' Makefile

# cargo knows what is stale here; a module that comes out the same is left untouched, and so is the page.
$(MODULE): tools FORCE
	cargo xtask module

program:
	cargo build --release

$(PAGE): $(MODULE) $(PAGE_SOURCES) | www/node_modules
	cd www && npm run build

tools:
	@rustup target list --installed | grep -q $(WASM) || rustup target add $(WASM)

%/node_modules: %/package-lock.json
	cd $* && npm ci --no-audit --no-fund
	@touch $@

# The peers, in versions that benches/ names. Python 3 with venv has to be there.
$(BENCH)/ready: benches/package.json benches/requirements.txt
	mkdir -p $(BENCH)/node
	python3 -m venv $(BENCH)/venv
	$(BENCH)/venv/bin/pip install --quiet --disable-pip-version-check -r benches/requirements.txt
	cp benches/package.json $(BENCH)/node/
	cd $(BENCH)/node && npm install --no-audit --no-fund --silent
	@touch $@

lint: tools
	cargo fmt --all --check
	cargo clippy --quiet --workspace --all-targets -- -D warnings
	cargo clippy --quiet --lib --target $(WASM) --no-default-features -- -D warnings
	cargo clippy --quiet --lib --target $(WASM) --no-default-features --features pdf -- -D warnings

test-rust:
	cargo test --quiet --workspace

test-node: $(MODULE) program tests/node/node_modules
	cd tests/node && npm test

test-page: $(PAGE) browser
	cd www && npm run check && npm test

# The browser tests want a Chromium; Debian's is installed where there is none and it may be.
browser:
	@for name in "$$CHROMIUM" chromium chromium-browser google-chrome; do \
	  [ -n "$$name" ] && command -v "$$name" > /dev/null && exit 0; \
	done; \
	if [ "$$(id -u)" = 0 ]; then as_root=; elif sudo -n true 2> /dev/null; then as_root=sudo; else missing=1; fi; \
	if [ -n "$$missing" ] || ! command -v apt-get > /dev/null; then \
	  echo "make: the browser tests need Chromium: install it, or set CHROMIUM to its path" >&2; exit 1; \
	fi; \
	$$as_root apt-get update -q && $$as_root apt-get install -y -q --no-install-recommends chromium
