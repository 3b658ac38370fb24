#!/bin/bash
# Runs while the image is built: unpacks nodeos from drop/ (a nodeos binary, else a .deb), else from the package at URL, into
# the directory $1.
set -euo pipefail
cd "$(dirname "$0")"
shopt -s nullglob
packages=(drop/*.deb)

if [[ -f drop/nodeos ]]; then
  install -D -m 0755 -t "$1/usr/local/bin" drop/nodeos drop/*-util
  exit
fi
if ((${#packages[@]} == 0)); then
  [[ -e /etc/ssl/certs/ca-certificates.crt ]] || { apt-get update -qq && apt-get install -y -qq --no-install-recommends ca-certificates; }
  /usr/lib/apt/apt-helper -o APT::Sandbox::User=root download-file "$URL" nodeos.deb "SHA256:$SHA256" || {
    echo "no nodeos: $URL with SHA-256 $SHA256 cannot be had; put a .deb or a nodeos binary into images/nodeos/drop" >&2
    exit 1
  }
  packages=(nodeos.deb)
fi
mkdir -p "$1"
for package in "${packages[@]}"; do
  echo "unpacking $package"
  dpkg-deb --extract "$package" "$1"
done
# a node needs no documentation
rm -rf "$1"/usr/share/doc "$1"/usr/share/man
