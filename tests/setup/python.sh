#!/usr/bin/env bash
# A virtual environment with the independent checker of signatures.
set -euo pipefail
command -v python3 >/dev/null || { echo "missing: Python 3.10 or newer"; exit 1; }
venv=target/venv
if ! "$venv/bin/python3" -c 'import pyhanko' 2>/dev/null; then
    mkdir -p target
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check 'pyhanko>=0.30,<1' 'pyhanko-certvalidator'
fi
