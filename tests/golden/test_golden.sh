#!/bin/sh
# test_golden.sh - what `fuga check` says of each case, and that no diagnostic lacks a case.
#
# A case is tests/golden/NAME/content with want/stderr and want/status beside it; the case of a
# diagnostic bears its code. UPDATE=1 writes what the program says now: the diff is the review.
set -u
cd "$(dirname "$0")/../.." || exit 3
root=$PWD
case ${FUGA:-build/fuga} in
/*) fuga=${FUGA} ;;
*) fuga=$root/${FUGA:-build/fuga} ;;
esac
got=$(mktemp -d) || exit 3
trap 'rm -rf "$got"' EXIT
SOURCE_DATE_EPOCH=1772366400 NO_COLOR=1 LC_ALL=C.UTF-8
export SOURCE_DATE_EPOCH NO_COLOR LC_ALL
failed=0

verdict() { # STATUS NAME
	if [ "$1" = 0 ]; then
		echo "[       OK ] $2"
	else
		echo "[  FAILED  ] $2"
		failed=1
	fi
}

for want in tests/golden/*/content; do
	path=${want%/content} name=$(basename "${want%/content}")
	(cd "$path" && "$fuga" check content) >/dev/null 2>"$got/stderr"
	echo $? >"$got/status"
	if [ -n "${UPDATE:-}" ]; then
		mkdir -p "$path/want"
		cp "$got/stderr" "$got/status" "$path/want/"
	fi
	diff -u "$path/want/stderr" "$got/stderr" && diff -u "$path/want/status" "$got/status"
	verdict $? "the case $name is told as it is written down"
done

# The codes themselves, and whether each case of a code holds what it is for.
for code in $(sed -n 's/^X([A-Z_]*, "\([a-z-]*\)", SEVERITY_[A-Z]*)$/\1/p' src/base/diag_codes.h); do
	grep -q "\[$code\]\$" "tests/golden/$code/want/stderr" 2>/dev/null
	verdict $? "the diagnostic $code has a case"
done
exit $failed
