#!/usr/bin/env bash
# All measurements, against floors taken in the same run; the figures come to target/bench.json once all are there.
set -euo pipefail
cd "$(dirname "$0")/../.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
python=target/venv/bin/python3
found=target/bench.part.json
limit() { timeout --kill-after=20 "$@"; }

mkdir -p target
rm -f target/bench.json "$found"
"$python" -c 'import weasyprint' 2>/dev/null || limit 300 target/venv/bin/pip install --quiet --disable-pip-version-check 'weasyprint>=60'
# Everything is built first: no compiler runs beside a measurement.
limit 3600 cargo build --quiet --release --manifest-path tests/bench/Cargo.toml
limit 3600 cargo build --quiet --release --manifest-path tests/bench/Cargo.toml --package aftercare-bare
limit 3600 cargo build --quiet --release --package aftercare --features marks

echo "load before: $(cut -d' ' -f1-3 /proc/loadavg)"
limit 600 "$CARGO_TARGET_DIR/release/aftercare-bench" measure "$found" target/bench-lines.txt
# In firms of 100,000 and 1,000,000 tickets, each in a vault made for it.
limit 2400 "$CARGO_TARGET_DIR/release/aftercare-bench" find "$found" 100000 1000000
limit 300 "$python" tests/bench/weasy.py target/bench-lines.txt "$found"
limit 300 node tests/bench/chrome.mjs target/bench-lines.txt "$found"
limit 600 node tests/bench/start.mjs "$CARGO_TARGET_DIR/release" "$found"
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
node tests/bench/check.mjs "$found"
mv "$found" target/bench.json
