#!/bin/sh
# run.sh FUGA [lighthouse] - builds the demonstration company in both languages and checks the site as
# its readers meet it. What it needs comes by `make deps-web`; without that it skips, in CI it fails.
set -u
fuga=$1
only=${2:-}
web=$(dirname "$0")
out=build/web

lacking() {
	echo "SKIP test-web: $1; make deps-web installs it"
	if [ -n "${CI:-}" ]; then
		echo "0 passed, 1 failed, 0 skipped"
		exit 1
	fi
	echo "0 passed, 0 failed, 1 skipped"
	exit 0
}
command -v node >/dev/null 2>&1 || lacking "there is no node"
[ -e "$web/node_modules/.fuga" ] || lacking "the packages of tests/web/package-lock.json are not there"
cmp -s "$web/package-lock.json" "$web/node_modules/.fuga" || lacking "the npm packages are of another lock file"
browser=
for name in "${CHROMIUM:-chromium}" chromium-browser google-chrome; do
	browser=$(command -v "$name") && break
done
[ -n "$browser" ] || lacking "there is no chromium"

# The records as they are, and as those of a company whose report is in English.
rm -rf "$out"
mkdir -p "$out"
cp -R content "$out/content-es"
cp -R content "$out/content-en"
sed -i 's/^  language: es$/  language: en/' "$out/content-en/company.yaml"
node "$web/lib/strange.mjs" templates/i18n/es.yaml "$out/strange" || exit 1
for language in es en; do
	"$fuga" build -q "$out/content-$language" -o "$out/$language" || exit 1
done
"$fuga" build -q "$out/content-es" --templates "$out/strange" -o "$out/hardcoded" || exit 1
[ -n "$only" ] || only=checks
FUGA=$fuga FUGA_WEB=$out CHROMIUM=$browser exec node "$web/$only.mjs"
