#!/usr/bin/env bash
# Builds the base image from Debian's packages, for machines that reach a Debian mirror and no image registry:
#   images/base/build.sh [IMAGE] [MIRROR]          default: antelope-lab/base:latest, deb.debian.org
# It stands for debian:bookworm-slim, with the libraries that .NET and nodeos need. Needs mmdebstrap and root (or user namespaces).
set -euo pipefail
image=${1:-antelope-lab/base:latest}
mirror=${2:-http://deb.debian.org/debian}

for program in mmdebstrap docker; do
  command -v "$program" >/dev/null || { echo "$program is missing" >&2; exit 3; }
done
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

# libssl3: TLS and hashes of both; libstdc++6, libgcc-s1, zlib1g: .NET; libgmp10: nodeos. No ICU: the lab's programs are invariant.
# A job of its own, so that this script hears of its end and lets mmdebstrap clean up.
set -m
mmdebstrap --quiet --variant=apt --include=ca-certificates,libgcc-s1,libgmp10,libssl3,libstdc++6,zlib1g \
  --aptopt='APT::Install-Recommends "false"' \
  --dpkgopt=path-exclude='/usr/share/man/*' --dpkgopt=path-exclude='/usr/share/locale/*' --dpkgopt=path-exclude='/usr/share/info/*' \
  --dpkgopt=path-exclude='/usr/share/doc/*' --dpkgopt=path-include='/usr/share/doc/*/copyright' \
  --customize-hook='rm -rf "$1"/usr/lib/*/gconv "$1"/var/cache/* "$1"/var/log/* "$1"/var/lib/apt/lists/*' \
  bookworm "$temporary/base.tar" "$mirror" &
trap 'kill -TERM -- "-$!" 2>/dev/null; wait; exit 143' INT TERM
wait $!
docker import --change 'CMD ["bash"]' --change 'LABEL org.antelope-lab.image=base' "$temporary/base.tar" "$image"
