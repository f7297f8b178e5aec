#!/bin/sh
# Makes a base image where no registry is reached, from Debian's packages and this machine's Node:
#   container/make-base.sh golden-path-base
#   GOLDEN_PATH_STACK_BASE=golden-path-base npm run local:up
#   docker build --build-arg BASE=golden-path-base -t golden-path .
# As root, on a Debian or an Ubuntu with debootstrap. Another suite of Debian: SUITE=trixie.
set -eu
name=${1:?Usage: container/make-base.sh NAME}
folder=$(mktemp -d)
chmod 755 "$folder"
trap 'rm -rf "$folder"' EXIT

debootstrap --variant=minbase --include=ca-certificates "${SUITE:-bookworm}" "$folder" >"$folder.log" 2>&1 || {
  echo "debootstrap could not make a Debian; the end of what it said ($folder.log):" >&2
  tail -n 3 "$folder.log" >&2
  exit 1
}
# Debian's own Node is too old in some suites, so the one that runs here is taken, and npm with it.
cp "$(readlink -f "$(command -v node)")" "$folder/usr/local/bin/node"
mkdir -p "$folder/usr/local/lib/node_modules"
cp -R "$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")" "$folder/usr/local/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$folder/usr/local/bin/npm"
ln -s ../lib/node_modules/npm/bin/npx-cli.js "$folder/usr/local/bin/npx"
# Packages come by the same way as on this machine: its sources, and the authorities that it trusts.
cp -R /etc/apt/sources.list.d/. "$folder/etc/apt/sources.list.d/" 2>/dev/null || true
cp /etc/ssl/certs/ca-certificates.crt "$folder/etc/ssl/certs/ca-certificates.crt"
rm -rf "$folder"/var/cache/apt/archives/*.deb "$folder"/var/lib/apt/lists/*

tar -C "$folder" -c . | docker import --change 'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt' - "$name"
rm -f "$folder.log"
