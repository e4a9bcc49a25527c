#!/bin/sh
# fuga explain FIGURE: what a page shows by an anchor is known by that name, and the other way round; value,
# formula and records stand there in the company's language; what is not known ends with a suggestion.
set -eu
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
status=0
said() {
	if [ -z "$2" ]; then
		echo "[       OK ] $1"
	else
		echo "[  FAILED  ] $1"
		echo "$2" | head -n 10
		status=1
	fi
}
shows() {
	if grep -qE -- "$3" "$2"; then said "$1" ''; else said "$1" "no '$3' in: $(cat "$2")"; fi
}

"$FUGA" build content -o "$dir/site" -q
"$FUGA" explain figures | cut -d' ' -f1 | sort >"$dir/known"

# Every anchor of a figure on every page, by the kind of page: accounts/ID#wear.
grep -rhoE 'title="fuga explain [^"]*"' "$dir/site" --include='*.html' | cut -d' ' -f3 | tr -d '"' | sort -u >"$dir/named"
sed -E '/^departments\/index#/!s,^(accounts|departments)/[^#]*,\1/ID,' "$dir/named" | sort -u >"$dir/shown"
said every_figure_of_a_page_is_known "$(comm -23 "$dir/shown" "$dir/known")"
# What is nothing in these records is not shown: parts alone.
said every_known_figure_is_on_its_page "$(comm -13 "$dir/shown" "$dir/known" | grep -vE '#(incidents-year|wear|cost|risk|told)-')"
said some_parts_are_on_their_pages "$(grep -qx 'accounts/ID#wear-wrong-invoice' "$dir/shown" &&
	grep -qx 'accounts/ID#risk-silence' "$dir/shown" && grep -qx 'leak#cost-wrong-invoice' "$dir/shown" || echo missing)"
[ "$(wc -l <"$dir/named")" -gt 800 ] || said there_are_figures "$(wc -l <"$dir/named")"
said a_figure_stands_on_one_page "$(grep -E '^[a-z]+#|^departments/index#' "$dir/named" | sed 's/.*#//' | sort | uniq -d)"

# The name of a figure is the address of its anchor.
said every_name_leads_to_its_anchor "$(head -n 60 "$dir/named" | while IFS='#' read -r page anchor; do
	grep -q "id=\"$anchor\"" "$dir/site/$page.html" || echo "$page#$anchor"
done)"
said links_to_figures_have_somewhere_to_go "$(for page in index retention departments/operaciones; do
	grep -oE '<dt><a href="[^"]*#[^"]*"' "$dir/site/$page.html" | sed 's/.*href="//; s/"//' | while IFS='#' read -r file anchor; do
		grep -q "id=\"$anchor\"" "$dir/site/${file:-$page.html}" || echo "$page: $file#$anchor"
	done
done)"

# As the page has it: the JSON twin's own data and what explain says, to the digit.
number() {
	sed -n "s/^ *\"$2\": \([-0-9.e]*\),*$/\1/p" "$1" | head -n 1
}
same() {
	"$FUGA" explain "$2" --format json >"$dir/told"
	if [ -n "$3" ] && [ "$(sed -n 's/^ "value": \([-0-9.e]*\),*$/\1/p' "$dir/told")" = "$3" ]; then
		said "$1" ''
	else
		said "$1" "page: $3; explain: $(sed -n 's/^ "value"//p' "$dir/told")"
	fi
}
same nrr_is_that_of_the_page index#nrr "$(number "$dir/site/index.json" nrr)"
same refill_is_that_of_the_page index.html#refill "$(number "$dir/site/index.json" refill)"
same the_expected_loss_is_that_of_the_page index#expected-loss \
	"$(sed -n '/^ "keys": {/,/^ }/s/^  "loss": \([0-9.]*\),*/\1/p' "$dir/site/index.json")"
account=$(sed -n 's,^accounts/\([^#]*\)#risk-wrong-invoice,\1,p' "$dir/named" | head -n 1)
same the_risk_is_that_of_the_dossier "accounts/$account#p365" "$(number "$dir/site/accounts/$account.json" p365)"
same wear_is_that_of_the_dossier "https://example.com/es/accounts/$account.html#wear" \
	"$(sed -n '/^ "wear": {/,/^ }/s/^  "all": \([0-9.]*\),*/\1/p' "$dir/site/accounts/$account.json")"
same the_score_is_that_of_the_page departments/operaciones#score "$(number "$dir/site/departments/operaciones.json" score)"

# Every kind of figure can be told, in words that are all there.
unfilled() {
	"$FUGA" explain "$1" --format "$2" >"$dir/out" 2>&1 || echo "$1: exit $?"
	if grep -nE '\{[a-z_]+|explain\.[a-z]+|(^|[^a-z])(nan|inf)([^a-z]|$)' "$dir/out"; then echo "$1 in $2"; fi
}
said every_kind_can_be_told "$(sed -E '/#(incidents-year|wear|cost|risk|told|weight)-/!d; s/(.*)#([a-z]+)-.*/\2 \1/' "$dir/named" |
	sort -u -k1,1 | while read -r kind page; do
	unfilled "$(grep -m 1 "^$page#$kind-" "$dir/named")" text
done; grep -vE '#(incidents-year|wear|cost|risk|told|weight)-' "$dir/named" | sort -u -t'#' -k2,2 | while read -r name; do
	unfilled "$name" text
done)"
said markdown_and_json_tell_it_too "$(for name in "accounts/$account#p365" departments/operaciones#resolve leak#weight-silence; do
	unfilled "$name" md
	unfilled "$name" json
done)"

"$FUGA" explain "accounts/$account#wear" >"$dir/out"
shows the_name_of_the_figure_stands_first "$dir/out" "^Desgaste · .* · accounts/$account#wear$"
shows records_have_file_and_line "$dir/out" "^  [0-9.]+  content/accounts/$account.yaml:[0-9]+  "
shows inputs_can_be_explained_in_turn "$dir/out" "accounts/$account#wear-wrong-invoice$"
"$FUGA" explain index#kept >"$dir/out"
shows a_long_list_is_cut "$dir/out" '^  … [0-9]+ más \(--all\)$'
"$FUGA" explain index#kept --all >"$dir/out"
kept=$(sed -n 's/^cumplidas a tiempo .* = \([0-9,]*\) \/.*/\1/p' "$dir/out" | tr -d ,)
said promises_kept_are_as_many_as_the_formula_says \
	"$([ "$(grep -c '^  1  content/' "$dir/out")" = "$kept" ] || echo "$kept in the formula, $(grep -c '^  1  ' "$dir/out") lines")"
"$FUGA" explain index#kept --as-of 2025-06-30 >"$dir/then"
said a_figure_has_its_day "$(cmp -s "$dir/out" "$dir/then" && echo 'the same as today')"

cp -r content "$dir/content"
sed -i 's/^  language: es/  language: en/' "$dir/content/company.yaml"
(cd "$dir" && "$FUGA" explain nrr >out)
shows the_language_is_the_company_s "$dir/out" '^Value kept and grown \(NRR\)'

for wrong in 'index#coherense:index#coherence' 'coherense:coherence' "accounts/${account}x#wear:accounts/$account#wear"; do
	code=0
	"$FUGA" explain "${wrong%%:*}" >"$dir/out" 2>"$dir/err" || code=$?
	said "an_unknown_name_is_a_wrong_call: ${wrong%%:*}" "$([ $code = 2 ] || echo "exit $code")"
	shows "the_nearest_is_offered: ${wrong##*:}" "$dir/err" "did you mean '${wrong##*:}'"
done
exit $status
