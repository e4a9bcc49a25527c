# holds.sh - what tests of verbs that write records begin with: an empty folder of their own, a day that is always
# the same, and two ways to say what must be.
set -u
FUGA=$(realpath "${FUGA:-build/fuga}")
root=$PWD
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0
SOURCE_DATE_EPOCH=1782864000 NO_COLOR=1 LC_ALL=C.UTF-8
export SOURCE_DATE_EPOCH NO_COLOR LC_ALL
cd "$dir" || exit 1

# holds NAME COMMAND...: it succeeds.
holds() {
	name=$1
	shift
	if "$@" >held 2>&1; then
		echo "[       OK ] $name"
	else
		echo "[  FAILED  ] $name"
		cat held
		failed=1
	fi
}

# want NAME STATUS COMMAND...: runs it and compares the status.
want() {
	name=$1 status=$2
	shift 2
	"$@" >out 2>err </dev/null
	got=$?
	holds "$name" test $got = "$status"
	[ $got = "$status" ] || cat out err
}
