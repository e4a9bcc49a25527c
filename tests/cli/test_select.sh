#!/bin/sh
# test_select.sh - codes that were not asked for: they neither fail nor hold anything back.
set -u
fuga=${FUGA:-build/fuga}
said=$(mktemp) || exit 3
trap 'rm -f "$said"' EXIT
SOURCE_DATE_EPOCH=1772366400
export SOURCE_DATE_EPOCH
failed=0

# NAME STATUS CODES-SAID OPTION... : what check says of one folder with an error and things to warn of.
expect() {
	name=$1 status=$2 codes=$3
	shift 3
	"$fuga" check tests/golden/after-ended/content "$@" >/dev/null 2>"$said"
	got=$?
	found=$(sed -n 's/.*\[\([a-z-]*\)\]$/\1/p' "$said" | sort -u | tr '\n' ' ')
	if [ "$got" = "$status" ] && [ "$found" = "$codes" ]; then
		echo "[       OK ] $name"
	else
		echo "[  FAILED  ] $name: status $got, said: $found"
		failed=1
	fi
}

expect 'an error holds warnings back' 1 'after-ended '
expect 'an error that is ignored does not' 0 'departure-without-review ' --ignore after-ended
expect 'only what is selected is said' 0 'departure-without-review ' \
	--select departure-without-review
expect 'a selected error fails' 1 'after-ended ' --select after-ended,departure-without-review
exit $failed
