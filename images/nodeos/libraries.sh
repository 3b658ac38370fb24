#!/bin/bash
# Runs while the image is built: what nodeos links to is there, or comes from Debian; else the build fails and says what is missing.
set -euo pipefail
nodeos=$(command -v nodeos) || { echo "the package has no nodeos on PATH" >&2; exit 1; }

if ldd "$nodeos" 2>&1 | grep -q 'not found'; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends libgmp10 libssl3 zlib1g libstdc++6 || true
  rm -rf /var/lib/apt/lists/*
fi
missing=$(ldd "$nodeos" 2>&1 | grep 'not found' || true)
[[ -z "$missing" ]] || { printf 'this nodeos does not run on this base image:\n%s\n' "$missing" >&2; exit 1; }
nodeos --version
