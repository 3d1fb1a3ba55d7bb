#!/bin/sh
# Fetches the official schemas that tests hold our output against, out of npm packages of their makers: CycloneDX 1.7
# for the bills of module bom, SARIF 2.1.0 for the findings of modules formats and cli. Needs npm; without it those tests
# are skipped, and nothing else needs the schemas.
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
work=
trap '[ -z "$work" ] || rm -rf "$work"' EXIT

# Unpacks npm package $1 for schema $2 into a folder of its own, and goes there.
unpack() {
  if ! command -v npm >/dev/null 2>&1; then
    echo "no npm: the tests against the official $2 schema are skipped" >&2
    return 1
  fi
  [ -z "$work" ] || rm -rf "$work"
  work=$(mktemp -d)
  cd "$work"
  npm pack --silent "$1" >/dev/null && tar -xzf ./*.tgz || {
    echo "could not fetch $1: the tests against the official $2 schema are skipped" >&2
    return 1
  }
}

into=$home/bom/target/schemas
if [ ! -f "$into/bom-1.7.schema.json" ] && unpack @cyclonedx/cyclonedx-library@10.3.0 "CycloneDX 1.7"; then
  mkdir -p "$into.new"
  for name in bom-1.7 spdx jsf-0.82 cryptography-defs; do
    sed 's/\.SNAPSHOT\.schema\.json/.schema.json/g' "package/res/schema/$name.SNAPSHOT.schema.json" \
      >"$into.new/$name.schema.json"
  done
  mv "$into.new" "$into"
fi

into=$home/formats/target/schemas
if [ ! -f "$into/sarif-2.1.0.json" ] && unpack @microsoft/jest-sarif@1.0.0-beta.0 "SARIF 2.1.0"; then
  mkdir -p "$into"
  mv package/lib/schemas/sarif-2.1.0-rtm.5.json "$into/sarif-2.1.0.json"
fi
