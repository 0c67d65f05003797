# The only commands to learn: run, test, check, gen, bench, e2e. Each installs what it needs on Debian and Ubuntu and
# says elsewhere exactly what is missing.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help

CARGO := cargo
NPM := npm --prefix ui --no-audit --no-fund --loglevel=error
BUILD_DEBS := build-essential pkg-config libssl-dev libwebkit2gtk-4.1-dev fonts-noto-cjk
TEST_DEBS := poppler-utils qpdf libnss3-tools openssl xvfb xauth webkit2gtk-driver chromium chromium-driver
BENCH_DEBS := xdotool libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
PYTHON := target/venv/bin/python3
LIMIT := timeout --kill-after=20

.PHONY: help run test check gen bench e2e window setup-build setup-test setup-ui setup-python ui shell

help:
	@echo "make run    opens the program (builds it first)"
	@echo "make test   all tests"
	@echo "make check  formatting, lints, types, texts, generated files"
	@echo "make gen    writes generated files anew"
	@echo "make e2e    the screens in a browser, with an accessibility check"
	@echo "make bench  measures, against floors measured in the same run"

run: shell
	$(CARGO) run --package aftercare

shell: setup-build ui
	$(CARGO) build --package aftercare

ui: setup-ui
	$(NPM) run build

test: setup-build setup-test setup-python ui
	export PATH="$(CURDIR)/target/venv/bin:$$PATH"
	$(LIMIT) 2400 $(CARGO) test
	$(LIMIT) 300 $(NPM) test
	$(LIMIT) 60 node --test tests/bench/check.test.mjs
	$(MAKE) --no-print-directory e2e window

e2e: setup-build setup-test ui
	$(CARGO) build --package aftercare-devhost
	$(LIMIT) 700 node tests/e2e/run.mjs

window: shell setup-test
	$(CARGO) build --package aftercare-cli
	$(LIMIT) 600 node tests/window/run.mjs

check: setup-build setup-ui ui
	$(CARGO) fmt --all --check
	$(LIMIT) 2400 $(CARGO) clippy --workspace --all-targets -- -D warnings
	$(NPM) run check
	$(MAKE) --no-print-directory gen
	git diff --exit-code -- ui/src/wire.gen.ts docs/schema.sql || { echo "generated files are stale: run make gen and commit"; exit 1; }

gen: setup-build
	$(CARGO) run --quiet --package aftercare-core --example gen

bench: setup-build setup-test setup-python ui
	@tests/setup/debs.sh $(BENCH_DEBS)
	tests/bench/run.sh

setup-build:
	@if ! command -v cargo >/dev/null; then echo "missing: Rust 1.90 or newer (rustup.rs)"; exit 1; fi
	@tests/setup/debs.sh $(BUILD_DEBS)

setup-test:
	@tests/setup/debs.sh $(TEST_DEBS)

setup-ui:
	@if ! command -v npm >/dev/null; then echo "missing: Node.js 20 or newer with npm"; exit 1; fi
	@if [ ! -e ui/node_modules/.package-lock.json ] || [ ui/package-lock.json -nt ui/node_modules/.package-lock.json ]; then $(NPM) ci; fi

setup-python:
	@tests/setup/python.sh
