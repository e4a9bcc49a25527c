#!/bin/sh
# The generator writes exactly the records that are committed, twice and from any folder.
set -eu
command -v python3 >/dev/null || {
	echo "SKIP tests/demo/test_generate.sh: no python3"
	exit 0
}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
here=$PWD
(cd "$dir" && TZ=Asia/Tokyo LC_ALL=C PYTHONHASHSEED=7 PYTHONDONTWRITEBYTECODE=1 \
	python3 "$here/tests/demo/generate.py" --out "$dir")
for part in accounts internas people.yaml; do
	diff -r -x '*.md' "content/$part" "$dir/$part" >"$dir/diff" || {
		echo "[  FAILED  ] the_generator_writes_the_committed_records: $part"
		head -n 20 "$dir/diff"
		exit 1
	}
done
echo "[       OK ] the_generator_writes_the_committed_records"
