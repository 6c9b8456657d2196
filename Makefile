# The commands of the project. Rust, Node and make are all that is needed; `make help` lists them.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# Where cargo really builds: an environment variable or a configuration file may have moved it.
TARGET := $(or $(shell cargo metadata --format-version 1 --no-deps --locked 2>/dev/null | sed -nE 's/.*"target_directory":"([^"]*)".*/\1/p'),target)
RELEASE := $(TARGET)/release/sociale-kaart
DEBUG := $(TARGET)/debug/sociale-kaart
LISTEN ?= 127.0.0.1:8080
DATA ?= data

# Web assets are built when a source is newer than the last build, or when the build is gone.
WEB_SOURCES := $(shell find web -type f -not -path '*/node_modules/*' -not -path 'web/dist/*' 2>/dev/null)
WEB_PACKAGES := web/node_modules/.package-lock.json
WEB_BUILT := web/node_modules/.built
CHECK_PACKAGES := tests/tools/node_modules/.package-lock.json
$(if $(wildcard web/dist/*),,$(shell rm -f $(WEB_BUILT)))

.PHONY: help run build web test test-rust test-web test-browser bench evaluate check shots

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: build ## build everything and serve the demonstration on http://127.0.0.1:8080
	$(RELEASE) serve --data $(DATA) --listen $(LISTEN) --demo --development-sign-in

build: web ## leave the release binary, web assets inside, at target/release/sociale-kaart
	cargo build --release --locked

web: $(WEB_BUILT) ## build the web assets when their sources changed

$(WEB_PACKAGES): web/package.json web/package-lock.json
	cd web && npm ci --no-fund --no-audit
	@touch $@

$(WEB_BUILT): $(WEB_PACKAGES) $(WEB_SOURCES)
	cd web && npm run build
	@ls web/dist > web/node_modules/.files.new
	@cmp -s web/node_modules/.files web/node_modules/.files.new || touch src/web/files.rs # a new file must be carried too
	@mv web/node_modules/.files.new web/node_modules/.files
	@touch $@

$(CHECK_PACKAGES): tests/tools/package.json tests/tools/package-lock.json
	cd tests/tools && npm ci --no-fund --no-audit
	@touch $@

test: test-web test-rust test-browser ## run everything; what cannot run is named as skipped (with CI=true: fails)

test-web: web # the types of the islands
	cd web && npm run check

test-rust: web # one profile for the tests and for the binary that the browser visits
	@tests/tools/need.sh postgres
	cargo test --locked

test-browser: web $(CHECK_PACKAGES) # the real binary, visited by a real browser
	cargo test --locked --no-run # makes the binary too, with the libraries as the tests have them: nothing is compiled twice
	node tests/browser/run.mjs --binary $(DEBUG)

evaluate: build ## measure how well the search answers judged questions (COLLECTION="FILE…"; KEEP=--keep keeps the figures)
	rm -rf $(TARGET)/evaluate
	$(RELEASE) demo --data $(TARGET)/evaluate
	$(RELEASE) evaluate --data $(TARGET)/evaluate --kept tests/relevance/figures.json $(KEEP) $(or $(COLLECTION),tests/relevance/eigen.jsonl)

bench: web ## print the figures of speed
	cargo bench --locked --bench search

check: web ## formatting, lints and the thermometer of sizes and cycles
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	@tests/tools/need.sh python && here=0 || here=$$?; \
	case $$here in 0) python3 tests/tools/measure.py src; python3 tests/tools/cycles.py src;; 3) ;; *) exit 1;; esac

shots: build $(CHECK_PACKAGES) ## save a picture of every page in test-results/shots
	node tests/browser/run.mjs --binary $(RELEASE) --shots test-results/shots
