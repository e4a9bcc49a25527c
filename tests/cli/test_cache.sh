#!/bin/sh
# What is remembered between runs never shows: any edit gives the bytes and words of a run without.
set -eu
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export SOURCE_DATE_EPOCH=1782864000
cache=$dir/cache
records=$dir/records
cp -r content "$records"

fail() {
	echo "[  FAILED  ] $1"
	exit 1
}

# Builds with and without the cache and holds one against the other.
same() {
	status=0 plain=0
	"$FUGA" build "$records" --no-git --cache "$cache" -o "$dir/remembered" >"$dir/out" 2>"$dir/said" ||
		status=$?
	"$FUGA" build "$records" --no-git --no-cache -o "$dir/plain" >"$dir/out2" 2>"$dir/said2" || plain=$?
	[ $status = $plain ] || fail "$1: status $status, without a cache $plain"
	cmp -s "$dir/said" "$dir/said2" || {
		diff "$dir/said" "$dir/said2" | head
		fail "$1: says something else"
	}
	diff -r "$dir/remembered" "$dir/plain" >"$dir/diff" || {
		head "$dir/diff"
		fail "$1: other bytes"
	}
}
same "the first build"
[ "$(find "$cache" -name '*.parsed' | wc -l)" = 1 ] || fail "nothing was remembered"
hits() {
	"$FUGA" build "$records" --no-git --cache "$cache" -o "$dir/remembered" --stats=json |
		sed -n 's/.*"hits": \([0-9]*\).*/\1/p'
}
all=$(hits)
[ "$all" -gt 60 ] || fail "a second build parses again ($all files were remembered)"
echo "[       OK ] a_second_build_parses_no_file_that_stayed_the_same"

# Edits by a fixed sequence of chances.
chance=7
draw() {
	chance=$(((chance * 1103515245 + 12345) % 2147483648))
	drawn=$((chance / 65536 % $1))
}
pick() {
	draw "$(find "$records" -name '*.yaml' | wc -l)"
	picked=$(find "$records" -name '*.yaml' | sort | sed -n "$((drawn + 1))p")
}
for round in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
	pick
	draw 8
	case $drawn in
	0) echo "# a remark" >>"$picked" ;;
	1) sed -i '3s/^/\n/' "$picked" ;;
	2) sed -i 's/severity: serious/severity: minor/' "$picked" ;;
	3) mv "$picked" "${picked%.yaml}-b.yaml" ;;
	4) cp "$picked" "${picked%.yaml}-copy.yaml" ;;
	5) rm "$picked" ;;
	6) touch "$picked" ;;
	7) printf 'incidents: [{\n' >>"$picked" ;;
	esac
	same "round $round, edit $drawn of $(basename "$picked")"
	# What broke is mended, so that not every later round is one of errors.
	[ $status = 0 ] || {
		rm -rf "$records"
		cp -r content "$records"
		same "round $round, mended"
	}
done
echo "[       OK ] any_edit_gives_the_site_of_a_build_without_a_cache"

file=$(find "$cache" -name '*.parsed')
size=$(wc -c <"$file")
for at in 10 $((size / 3)) $((size / 2)) $((size - 70)) $((size - 5)); do
	"$FUGA" build -q "$records" --no-git --cache "$cache" -o "$dir/remembered" 2>/dev/null
	printf '\377\000\377' | dd of="$file" bs=1 seek=$at conv=notrunc 2>/dev/null
	"$FUGA" build -q "$records" --no-git --cache "$cache" -o "$dir/remembered" 2>"$dir/said"
	grep -q 'is damaged' "$dir/said" || fail "damage at byte $at of $size is not told"
	diff -r "$dir/remembered" "$dir/plain" >/dev/null || fail "damage at byte $at shows"
	"$FUGA" build -q "$records" --no-git --cache "$cache" -o "$dir/remembered" 2>"$dir/said"
	! grep -q 'is damaged' "$dir/said" || fail "damage at byte $at was not mended"
done
head -c $((size / 2)) "$file" >"$file.half"
mv "$file.half" "$file"
same_but_note=$("$FUGA" build -q "$records" --no-git --cache "$cache" -o "$dir/remembered" 2>&1)
echo "$same_but_note" | grep -q 'is damaged' || fail "half a cache is not told"
diff -r "$dir/remembered" "$dir/plain" >/dev/null || fail "half a cache shows"
echo "[       OK ] a_damaged_cache_is_told_and_made_anew"

rm -rf "$cache"
: >"$cache"
"$FUGA" build -q "$records" --no-git --cache "$cache" -o "$dir/remembered" 2>"$dir/said" ||
	fail "a cache that can't be written stops the build"
grep -q -- '--cache' "$dir/said" || fail "a cache that can't be written is not told"
diff -r "$dir/remembered" "$dir/plain" >/dev/null || fail "a cache that can't be written shows"
env -u HOME -u XDG_CACHE_HOME "$FUGA" build -q "$records" --no-git -o "$dir/remembered" 2>"$dir/said" ||
	fail "no home stops the build"
[ ! -s "$dir/said" ] || fail "no home is worth no word"
echo "[       OK ] a_build_needs_no_cache"
