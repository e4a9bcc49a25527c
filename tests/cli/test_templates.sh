#!/bin/sh
# A company's own templates: told apart from misspelt ones, and written with the names that
# `fuga values` lists.
set -u
FUGA=$(realpath "${FUGA:-build/fuga}")
repo=$PWD
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1
failed=0
holds() {
	name=$1
	shift
	if "$@" >out 2>&1; then
		echo "[       OK ] $name"
	else
		echo "[  FAILED  ] $name"
		cat out
		failed=1
	fi
}
mkdir content
cat >content/company.yaml <<'Y'
company: {name: Acme, language: en, currency: EUR, timezone: Europe/Madrid, as_of: 2026-01-31}
accounts:
  - {id: a, name: "A &co", since: 2025-01-01}
promises:
  - {account: a, what: "five days", made: 2026-01-01, by: sales, owner: operations, about: speed, due: 2026-01-10}
Y

mkdir -p own/pages own/partials
printf '{{verdict}} {{>partials/mine.html}}' >own/pages/coherence.html
printf 'mine' >own/partials/mine.html
printf 'x' >own/pages/coherance.html
printf 'x' >own/notes.txt
"$FUGA" build content -o site --templates own -q 2>err
holds an_own_template_stands_for_the_built_in_one grep -q ' mine$' site/coherence.html
holds a_misspelt_one_is_told_with_what_was_meant grep -q "own/pages/coherance.html: warning: no page uses .*; did you mean 'pages/coherence.html'?" err
holds one_that_nobody_names_is_told grep -q 'own/notes.txt: warning: ' err
holds those_in_use_are_not_told sh -c "! grep -qE 'mine.html|/coherence.html: warning' err"
holds nothing_else_is_told sh -c '[ $(grep -c . err) = 2 ]'

"$FUGA" values content >values 2>err
holds values_are_listed_without_complaint sh -c '! test -s err'
holds every_template_of_a_page_has_its_list sh -c "
	for page in '$repo'/templates/pages/*.html; do
		name=\${page##*/}
		grep -q \"^# pages/\$name, \" values || { echo \$name; exit 1; }
	done"
holds so_have_the_files_beside_the_pages grep -q '^# extras/feed.xml: feed.xml' values
holds a_name_has_its_kind_and_an_example grep -qE '^site\.name +text +Acme$' values
holds what_stands_in_lists_is_named_too grep -qE '^entries\[\]\.title +sentence +A promise to A &co passed its date' values

# Every name that is listed as a leaf of the first page can be written, none is found nowhere.
awk '/^# pages\// { in_it = /pages\/index\.html/ } in_it && $2 !~ /^(map|list)$/ && $1 ~ /^[a-z_.]+$/ { print $1 "={{" $1 "}}" }' values >own/pages/index.html
"$FUGA" build content -o site --templates own -q 2>err
holds the_names_can_be_written grep -qx 'site.name=Acme' site/index.html
holds there_are_many_of_them sh -c '[ $(grep -c = site/index.html) -gt 15 ]'
exit $failed
