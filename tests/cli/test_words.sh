#!/bin/sh
# Every visible word is translated: the demonstration company in each language, no bare key of the
# words on any page, no word of the other language's menu.
set -eu
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cp -r content "$dir/es"
cp -r content "$dir/en"
sed -i 's/^  language: es/  language: en/' "$dir/en/company.yaml"
grep -q '^  language: en' "$dir/en/company.yaml"

# The top-level keys of the words: "index", "account", …
tops=$(sed -n 's/^\([a-z_]*\):.*/\1/p' templates/i18n/es.yaml | paste -sd'|')
status=0
for lang in es en; do
	"$FUGA" build "$dir/$lang" -o "$dir/site-$lang" -q
	# The text of the pages without tags, comments and the names of files.
	find "$dir/site-$lang" -name '*.html' -exec cat {} + |
		sed -e 's/<code>[^<]*<\/code>/ /g' -e 's/<[^>]*>/ /g' -e 's/[a-z/]*\.\(csv\|html\|json\|md\|yaml\)\b/ /g' >"$dir/text"
	bare=$(grep -noE "(^|[^a-z.@/])($tops)\.[a-z_]+(\.[a-z_-]+)*" "$dir/text" | head -n 5)
	if [ -n "$bare" ]; then
		echo "[  FAILED  ] no_page_shows_a_bare_key_in_$lang"
		echo "$bare"
		status=1
	else
		echo "[       OK ] no_page_shows_a_bare_key_in_$lang"
	fi
	unfilled=$(grep -noE '\{\{?[a-z_.]+\}\}?' "$dir/text" | head -n 5)
	if [ -n "$unfilled" ]; then
		echo "[  FAILED  ] no_page_shows_an_unfilled_argument_in_$lang"
		echo "$unfilled"
		status=1
	else
		echo "[       OK ] no_page_shows_an_unfilled_argument_in_$lang"
	fi
	# What is read aloud of a promise's line: its days, not where they are drawn.
	grep -hoE 'aria-label="(Hecha el|Made on) [^"]*"' "$dir/site-$lang"/accounts/*.html >"$dir/labels" || :
	if [ -s "$dir/labels" ] && ! grep -qE '(el|on|for) [0-9]+(\.[0-9]+)?[,:]' "$dir/labels"; then
		echo "[       OK ] labels_of_promises_speak_of_days_in_$lang"
	else
		echo "[  FAILED  ] labels_of_promises_speak_of_days_in_$lang"
		status=1
	fi
done

# Every warning has a heading of its own on the page of records.
missing=$("$FUGA" explain --list | awk '$2 == "warning" { print $1 }' | while read -r code; do
	[ "$(grep -c "^    $code: " templates/i18n/es.yaml)" = 1 ] || echo "$code"
done)
if [ -n "$missing" ]; then
	echo "[  FAILED  ] every_warning_has_words"
	echo "$missing"
	status=1
else
	echo "[       OK ] every_warning_has_words"
fi

# Words that only the other language has, in what fuga writes (menus, columns, questions).
foreign() {
	found=$(find "$dir/site-$1" -name '*.html' -exec sed -n 's/.*<t[hd][^>]*>\|<h[123]>\|class="kick">\|<a [^>]*>\|<summary>/\n&/gp' {} + |
		sed 's/<[^>]*>//g' | grep -nwE "$2" | head -n 5)
	if [ -n "$found" ]; then
		echo "[  FAILED  ] no_$3_on_a_page_in_$1"
		echo "$found"
		status=1
	else
		echo "[       OK ] no_$3_on_a_page_in_$1"
	fi
}
foreign es 'Promises?|Accounts?|Wear|Strength|Kept|Late|Overdue|Departments?|Which|Show the data|No data' english
foreign en 'Desgaste|Fortaleza|A tiempo|Vencidas|Ver los datos|Sin datos|Cómo se lee' spanish
exit $status
