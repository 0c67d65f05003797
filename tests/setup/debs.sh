#!/usr/bin/env bash
# Installs the named Debian packages that are missing; elsewhere says which are.
set -euo pipefail
missing=()
if ! command -v dpkg-query >/dev/null; then
    echo "not Debian or Ubuntu: make sure that these are installed: $*"
    exit 0
fi
for package in "$@"; do
    dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
become=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "missing packages: ${missing[*]} (install them as root)"; exit 1; }
    become=(sudo)
fi
echo "installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${become[@]}" apt-get update -qq
"${become[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
