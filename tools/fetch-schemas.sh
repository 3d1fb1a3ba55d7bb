#!/bin/sh
# Fetches the official CycloneDX schemas, which the tests of module bom hold our bills against, out of CycloneDX's own
# npm package. Needs npm; without it those tests are skipped, and nothing else needs the schemas.
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
into=$home/bom/target/schemas
package=@cyclonedx/cyclonedx-library@10.3.0

[ -f "$into/bom-1.7.schema.json" ] && exit 0
if ! command -v npm >/dev/null 2>&1; then
  echo "no npm: the tests against the official CycloneDX 1.7 schema are skipped" >&2
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent "$package" >/dev/null && tar -xzf ./*.tgz package/res/schema) || {
  echo "could not fetch $package: the tests against the official CycloneDX 1.7 schema are skipped" >&2
  exit 0
}
mkdir -p "$into.new"
for name in bom-1.7 spdx jsf-0.82 cryptography-defs; do
  sed 's/\.SNAPSHOT\.schema\.json/.schema.json/g' "$work/package/res/schema/$name.SNAPSHOT.schema.json" \
    >"$into.new/$name.schema.json"
done
mv "$into.new" "$into"
