#!/bin/sh
# search.js holds what the box at the head finds: departments, live accounts, departed ones; no
# person, and nothing that a name could break out with.
set -eu
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/content"
cat >"$dir/content/company.yaml" <<'Y'
company: {name: Ejemplo, language: es, currency: EUR, timezone: Europe/Madrid, as_of: 2026-06-30, site: {people: hidden}}
departments:
  - {id: sales, name: Ventas}
people:
  - {id: ana, name: Ana Secreta, department: sales}
accounts:
  - {id: lena, name: "Leña \"Ñ\" \\ </script>", since: 2024-01-08, owner: ana}
  - {id: gone, name: Ida, since: 2024-01-08, owner: ana, ended: 2025-03-01, ended_because: price}
Y
"$FUGA" build "$dir/content" -o "$dir/site" -q
status=0
holds() {
	if [ "$2" = "$3" ]; then
		echo "[       OK ] $1"
	else
		echo "[  FAILED  ] $1"
		printf 'want: %s\ngot:  %s\n' "$3" "$2"
		status=1
	fi
}
list() {
	sed -n "s/.*$1:\"\(\([^\"\\\\]\|\\\\.\)*\)\".*/\1/p" "$dir/site/search.js"
}
holds departments_are_found "$(list departments | grep -o 'Ventas.tsales')" 'Ventas\tsales'
holds a_live_account_is_found_and_its_name_stays_a_text "$(list accounts)" \
	'Leña \"Ñ\" \\ \u003c/script\u003e\tlena\n'
holds an_account_that_left_is_told_apart "$(list left)" 'Ida\tgone\n'
holds no_person_is_in_the_index "$(grep -c 'Ana\|Secreta' "$dir/site/search.js" || :)" 0
holds the_page_loads_it_only_on_use "$(grep -c 'search\.js' "$dir/site/index.html" || :)" 0
exit $status
