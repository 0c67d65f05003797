#!/usr/bin/env bash
# All measurements, against floors taken in the same run; the figures also go to target/bench.json.
set -euo pipefail
cd "$(dirname "$0")/../.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
mkdir -p target
cargo run --quiet --release --manifest-path tests/bench/Cargo.toml -- target/bench.json
if target/venv/bin/python3 -c 'import weasyprint' 2>/dev/null || target/venv/bin/pip install --quiet 'weasyprint>=60' 2>/dev/null; then
    target/venv/bin/python3 tests/bench/weasy.py target/bench-lines.txt target/bench.json || echo "WeasyPrint could not be measured"
else
    echo "WeasyPrint is not installed: not measured"
fi
cargo build --quiet --release --manifest-path tests/bench/Cargo.toml --package aftercare-bare
cargo build --quiet --release --package aftercare --features marks
cargo build --quiet --release --package aftercare-cli
xvfb-run -a -s "-screen 0 1366x768x24" node tests/bench/start.mjs "$CARGO_TARGET_DIR/release" target/bench.json
