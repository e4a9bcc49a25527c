#!/bin/sh
# test_schemas.sh - what is printed for programs is valid by its schemas (tests/web/schemas.mjs).
set -u
fuga=${FUGA:-build/fuga}
case $fuga in
/*) ;;
*) fuga=$PWD/$fuga ;;
esac
if ! command -v node >/dev/null 2>&1; then
	echo 'SKIP the schemas: there is no node; make deps-web installs it'
	exit 0
fi
for package in ajv ajv-draft-04 yaml @microsoft/jest-sarif; do
	[ -e "tests/web/node_modules/$package" ] && continue
	echo "SKIP the schemas: the npm package $package is not there; make deps-web installs it"
	exit 0
done
SOURCE_DATE_EPOCH=1772366400 exec node tests/web/schemas.mjs "$fuga"
