#!/bin/sh
# Same records, same day: the same bytes, for any number of threads, time zone, locale, folder.
set -eu
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export SOURCE_DATE_EPOCH=1782864000

build() {
	site=$dir/$1
	shift
	env "$@" "$FUGA" build ${jobs:-} -q -o "$site" "${content:-content}"
}
jobs=-j1 build one TZ=UTC LC_ALL=C
jobs=-j8 build eight TZ=Pacific/Kiritimati LC_ALL=C.UTF-8
jobs=-j3 build three TZ=America/Mexico_City LC_ALL=es_MX.UTF-8
(umask 077 && jobs=-j2 build masked TZ=Asia/Kathmandu LC_ALL=de_DE.UTF-8)
# A page names the places of warnings: below the content folder, wherever that lies.
mkdir -p "$dir/there" "$dir/else where/ñ"
cp -r content "$dir/there/records"
cp -r "$dir/there/records" "$dir/else where/ñ/"
content=$dir/there/records build warned TZ=UTC
content=$dir/else\ where/ñ/records/ build moved TZ=UTC
diff -r "$dir/warned" "$dir/moved" >"$dir/diff" || {
	echo "[  FAILED  ] same_bytes_from_another_folder"
	head -n 20 "$dir/diff"
	exit 1
}
echo "[       OK ] the_bytes_do_not_tell_the_folder_of_the_content"
for other in eight three masked; do
	diff -r "$dir/one" "$dir/$other" >"$dir/diff" || {
		echo "[  FAILED  ] same_bytes_as_$other"
		head -n 20 "$dir/diff"
		exit 1
	}
	echo "[       OK ] the_site_of_one_thread_has_the_bytes_of_$other"
done

# A second build over the first leaves every file and its time alone.
find "$dir/one" -type f -exec stat -c '%n %Y %i' {} + | sort >"$dir/before"
sleep 1
said=$("$FUGA" build --no-cache -o "$dir/one" content)
find "$dir/one" -type f -exec stat -c '%n %Y' {} + | sort >"$dir/after"
cut -d' ' -f1,2 "$dir/before" | diff - "$dir/after" >/dev/null || {
	echo "[  FAILED  ] a_second_build_leaves_files_alone"
	exit 1
}
case $said in
*" 0 files written"*) echo "[       OK ] a_second_build_writes_nothing" ;;
*)
	echo "[  FAILED  ] a_second_build_writes_nothing: $said"
	exit 1
	;;
esac
