#!/bin/sh
# The silent leak: nothing is compared where nobody or hardly anybody left; with enough departures that
# had no more small failures than the others the words say so, and no margin is given.
set -eu
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/content/accounts"
cat >"$dir/content/company.yaml" <<'END'
company:
  name: Thirty
  language: en
  currency: EUR
  timezone: Europe/Madrid
  records_since: 2023-01-01
  as_of: 2026-06-15
departments:
  - {id: sales, name: Sales}
END
status=0
says() {
	if grep -q "$3" "$dir/site/$2"; then
		echo "[       OK ] $1"
	else
		echo "[  FAILED  ] $1"
		status=1
	fi
}
# account, what else is known of it, a day of each of its failures
account() {
	{
		printf 'account:\n  id: %s\n  name: Account %s\n  since: 2023-02-01\n%s' "$1" "$1" "$2"
		shift 2
		printf 'incidents:\n'
		for day; do
			printf '  - {when: %s, kind: wrong-invoice, severity: minor, origin: sales, summary: Wrong, resolved: %s}\n' \
				"$day" "$day"
		done
	} >"$dir/content/accounts/$name.yaml"
}
for i in 01 02 03 04 05 06 07 08 09 10 11 12; do
	name=stays$i
	account "$name" '' 2024-12-15 2026-05-10
done
"$FUGA" build "$dir/content" -o "$dir/site" -q
says without_departures_nothing_is_compared leak.md '^## No departure can be compared yet'
says a_dossier_says_that_it_has_nothing_to_compare accounts/stays01.md 'there is no departure to compare with'
says the_table_is_empty_then data/silent-leak.csv '^group,kind,days_before,mean,lower,upper,n'
[ "$(wc -l <"$dir/site/data/silent-leak.csv")" -eq 1 ] || status=1
for i in 01 02 03 04 05 06 07 08 09 10 11 12; do
	name=left$i
	account "$name" "  ended: 2025-${i}-20
  ended_because: price
" 2024-12-15
done
"$FUGA" build "$dir/content" -o "$dir/site" -q
says where_numbers_do_not_differ_the_page_says_so leak.md '^## The number of small failures does not tell'
says a_dossier_gives_no_margin_then accounts/stays01.md 'does not tell those that left .*: no margin is given'
for i in 01 02 03 04 05 06 07 08 09 10 11 12; do
	name=left$i
	account "$name" "  ended: 2025-${i}-20
  ended_because: price
" 2024-12-15 "2025-$i-01" "2025-$i-02" "2025-$i-03" "2025-$i-04"
done
"$FUGA" build "$dir/content" -o "$dir/site" -q
says where_leavers_had_more_it_says_how_many leak.md '^## Those that left had gathered [45]'
says a_dossier_says_what_is_left accounts/stays01.md '3 more small failures this quarter would bring it'
if grep -rqE '\{[a-z_]+[,.}]' "$dir/site/leak.html" "$dir/site/accounts/stays01.html" ||
	grep -qiwE -- '-?nan|inf' "$dir/site/data/silent-leak.csv"; then
	echo '[  FAILED  ] no_word_is_left_unfilled_and_no_figure_undefined'
	status=1
fi
exit $status
