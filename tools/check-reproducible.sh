#!/bin/sh
# Builds the jars a second time, in another folder, and compares: two builds of the same source must be the same bytes.
# Run by `./trivet test` after the first build; JAVA_HOME and Maven are those of that build.
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
again=$(mktemp -d)
trap 'rm -rf "$again"' EXIT

(cd "$home" && tar -cf - --exclude=target --exclude=.git .) | tar -xf - -C "$again"
if command -v mvn >/dev/null 2>&1; then mvn=mvn; else mvn="sh ./mvnw"; fi
(cd "$again" && $mvn -B -ntp -q package -DskipTests -Dspotless.skip=true -Djacoco.skip=true -Denforcer.skip=true) \
  >"$again/build.log" 2>&1 || { tail -n 20 "$again/build.log"; echo "the second build failed"; exit 1; }

compared=0
for jar in "$home"/*/target/trivet-*.jar "$home"/cli/target/trivet/trivet.jar; do
  [ -f "$jar" ] || continue
  other=$again/${jar#"$home"/}
  if ! cmp -s "$jar" "$other"; then
    echo "not reproducible: ${jar#"$home"/}"
    exit 1
  fi
  compared=$((compared + 1))
done
[ "$compared" -ge 5 ] || { echo "only $compared jars were compared"; exit 1; }
echo "reproducible: $compared jars are the same bytes when built twice"
