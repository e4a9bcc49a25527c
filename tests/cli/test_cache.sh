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
	"$FUGA" build "$records" --no-git --cache "$cache" -o "$dir/elsewhere" --stats=json |
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

# A build of what is there already is not made: its stages tell. Whatever is touched, it is.
made() {
	"$FUGA" build "$@" --cache "$cache" -o "$dir/remembered" --stats 2>&1 >/dev/null | grep -q '^pages '
}
rm -rf "$records"
cp -r content "$records"
git -C "$dir" init -q . 2>/dev/null && git -C "$dir" config user.email a@example.org &&
	git -C "$dir" config user.name a
"$FUGA" build -q "$records" --cache "$cache" -o "$dir/remembered" 2>/dev/null
! made "$records" || fail "a build of the same is made again"
remade() {
	made "$records" || fail "$1 is not seen"
	"$FUGA" build -q "$records" --no-cache -o "$dir/plain" 2>/dev/null
	diff -r "$dir/remembered" "$dir/plain" >/dev/null || fail "$1: other bytes"
	! made "$records" || fail "after $1 a build of the same is made again"
}
rm "$dir/remembered/index.html"
remade "a page that is gone"
sed -i 's/e/E/' "$dir/remembered/index.md"
remade "a page that somebody changed"
cp -p "$dir/remembered/leak.html" "$dir/leak" && rm "$dir/remembered/leak.html" &&
	cp -p "$dir/leak" "$dir/remembered/leak.html"
remade "a page put back"
rm "$dir/remembered/.fuga-manifest"
rm -rf "$dir/remembered"
remade "a site that is gone"
one=$(find "$records/accounts" -name '*.yaml' | sort | head -n 1)
sed -i '1s/^/# one more remark\n/' "$one"
remade "a remark in a file of records"
mkdir "$records/images"
printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>' >"$records/images/logo.svg"
sed -i "s/^  site:\$/  site:\\n    logo: images\\/logo.svg/" "$records/company.yaml"
remade "a logo"
sed -i 's/h9v9z/h8v8z/' "$records/images/logo.svg"
remade "a change of the logo"
if git -C "$dir" add records 2>/dev/null && git -C "$dir" commit -qm one; then
	remade "a commit"
	echo >>"$one"
	remade "a change since the commit"
fi
sed -i '/^  as_of:/d' "$records/company.yaml"
remade "no day of analysis"
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 86400))
remade "the next day"
made "$records" --format html || fail "another list of formats is not seen"
made "$records" --as-of 2026-03-31 || fail "another day of analysis is not seen"
echo "[       OK ] a_build_of_the_same_is_not_made_again"

sed -i 's/^  gates:$/  gates:\n    - {id: never, measure: silent, below: 9999, level: error}/' "$records/company.yaml"
said=0 again=0
"$FUGA" build -q "$records" --cache "$cache" -o "$dir/remembered" 2>"$dir/said" || said=$?
"$FUGA" build -q "$records" --cache "$cache" -o "$dir/remembered" 2>"$dir/said2" || again=$?
[ $said = 4 ] && [ $again = 4 ] || fail "a gate gives status $said, then $again"
cmp -s "$dir/said" "$dir/said2" || fail "a gate is told once only"
grep -q never "$dir/said2" || fail "the gate is not told"
echo "[       OK ] what_the_analysis_says_is_said_again"
rm -rf "$records"
cp -r content "$records"
same "as it was"

# What a page showed is remembered too; a page that somebody changed is not taken for it.
one=$(find "$records/accounts" -name '*.yaml' | sort | head -n 1)
page=$dir/remembered/accounts/$(basename "$(find "$dir/remembered/accounts" -name '*.html' ! -name index.html | sort | tail -n 1)")
echo '# and one' >>"$one"
sed -i '1s/^/ /' "$page"
same "a page changed by hand, and an edit elsewhere"
echo '# and two' >>"$one"
printf 'x' | dd of="$(find "$cache" -name '*.pages')" bs=1 seek=900 conv=notrunc 2>/dev/null
same "damage to what pages showed"
echo '# and three' >>"$one"
find "$cache" -name '*.pages' -exec sh -c ': >"$1"' _ {} \;
same "nothing left of what pages showed"
echo "[       OK ] a_page_is_kept_only_as_it_was_written"

file=$(find "$cache" -name '*.parsed')
size=$(wc -c <"$file")
for at in 10 $((size / 3)) $((size / 2)) $((size - 70)) $((size - 5)); do
	"$FUGA" build -q "$records" --no-git --cache "$cache" -o "$dir/elsewhere" 2>/dev/null
	printf '\377\000\377' | dd of="$file" bs=1 seek=$at conv=notrunc 2>/dev/null
	"$FUGA" build -q "$records" --no-git --cache "$cache" -o "$dir/remembered" 2>"$dir/said"
	grep -q 'is damaged' "$dir/said" || fail "damage at byte $at of $size is not told"
	diff -r "$dir/remembered" "$dir/plain" >/dev/null || fail "damage at byte $at shows"
	"$FUGA" build -q "$records" --no-git --cache "$cache" -o "$dir/remembered" 2>"$dir/said"
	! grep -q 'is damaged' "$dir/said" || fail "damage at byte $at was not mended"
done
head -c $((size / 2)) "$file" >"$file.half"
mv "$file.half" "$file"
said=$("$FUGA" build -q "$records" --no-git --cache "$cache" -o "$dir/elsewhere" 2>&1)
echo "$said" | grep -q 'is damaged' || fail "half a cache is not told"
diff -r "$dir/elsewhere" "$dir/plain" >/dev/null || fail "half a cache shows"
echo "[       OK ] a_damaged_cache_is_told_and_made_anew"

rm -rf "$cache"
: >"$cache"
"$FUGA" build -q "$records" --no-git --cache "$cache" -o "$dir/remembered" 2>"$dir/said" ||
	fail "a cache that can't be written stops the build"
[ "$(cat "$dir/said")" = "fuga: nothing can be remembered in --cache $cache: Not a directory" ] ||
	fail "a cache that can't be written is not told, once"
rm "$cache"
mkdir "$dir/templates"
for what in --keep-going --diagnostics=json "--templates $dir/templates" --no-cache; do
	# shellcheck disable=SC2086 # options
	"$FUGA" build -q "$records" --no-git --cache "$cache" -o "$dir/elsewhere" $what >/dev/null 2>"$dir/said" ||
		fail "$what: the build failed"
	[ ! -s "$dir/said" ] || fail "$what: $(cat "$dir/said")"
done
diff -r "$dir/remembered" "$dir/plain" >/dev/null || fail "a cache that can't be written shows"
env -u HOME -u XDG_CACHE_HOME "$FUGA" build -q "$records" --no-git -o "$dir/remembered" 2>"$dir/said" ||
	fail "no home stops the build"
[ ! -s "$dir/said" ] || fail "no home is worth no word"
echo "[       OK ] a_build_needs_no_cache"
