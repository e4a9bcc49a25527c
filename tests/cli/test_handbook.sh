#!/bin/sh
# The handbook as it is published: its links lead somewhere, every diagnostic and field is on it, and
# a company can put its own text in the place of ours.
set -eu
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cp -r content "$dir/es"
cp -r content "$dir/en"
sed -i 's/^  language: es/  language: en/' "$dir/en/company.yaml"
status=0
said() { # name, what was found wrong
	if [ -n "$2" ]; then
		echo "[  FAILED  ] $1"
		echo "$2" | head -n 5
		status=1
	else
		echo "[       OK ] $1"
	fi
}

# FILE#ANCHOR of every link that leads from or to the handbook, and whether both are there.
dead() {
	site=$1 ending=$2
	cd "$site"
	{
		grep -oE "href=\"[^\"#:]*(#[^\"]*)?\"" handbook/*.html | sed 's/href="//; s/"$//; s/:/ /'
		grep -oE 'href="[^"]*handbook/[^"]*"' *.html accounts/constructora-alameda.html |
			sed 's/href="//; s/"$//; s/:/ /'
	} | sort -u | while read -r from to; do
		file=${to%%#*} anchor=
		case $to in *'#'*) anchor=${to#*#} ;; esac
		target=$from
		[ -z "$file" ] || target=$(dirname "$from")/$file
		[ -e "$target" ] || { echo "$from: no $to" && continue; }
		[ -z "$anchor" ] || grep -q "id=\"$anchor\"" "$target" || echo "$from: no anchor $to"
	done
	cd - >/dev/null
}

for lang in es en; do
	"$FUGA" build "$dir/$lang" -o "$dir/site-$lang" --format html,md,json -q
	said "every_link_of_the_handbook_leads_somewhere_in_$lang" "$(dead "$dir/site-$lang" .html)"
	said "no_link_keeps_its_scheme_in_$lang" \
		"$(grep -l 'page:[a-z]' "$dir/site-$lang"/handbook/*.html "$dir/site-$lang"/*.html || :)"
	said "links_of_the_markdown_twin_lead_to_markdown_in_$lang" \
		"$(grep -o '(\.\./method\.html[^)]*)' "$dir/site-$lang/handbook/index.md" || :)"
	said "every_diagnostic_is_on_its_page_in_$lang" "$("$FUGA" explain --list | while read -r code rest; do
		grep -q "id=\"$code\"" "$dir/site-$lang/handbook/errors.html" || echo "$code"
	done)"
	said "every_field_is_on_its_page_in_$lang" "$("$FUGA" schema |
		sed -n 's/^        "\([a-z_]*\)": {.*/\1/p' | sort -u | while read -r field; do
		grep -q "<code>$field</code>" "$dir/site-$lang/handbook/fields.html" || echo "$field"
	done)"
done
said the_companys_own_kinds_are_told \
	"$(grep -q '<code>remision-sin-firma</code>' "$dir/site-es/handbook/fields.html" || echo none)"

mkdir -p "$dir/own/handbook/es"
printf '# Como aquí\n\nSe anota *hoy*, a los {{p.wear}} ya sanó.\n' >"$dir/own/handbook/es/incident.md"
"$FUGA" build "$dir/es" -o "$dir/site-own" --templates "$dir/own" -q
said a_text_can_be_replaced_by_the_companys_own "$({
	grep -q '<h2>Como aquí</h2>' "$dir/site-own/handbook/write.html" &&
		grep -q 'Se anota <em>hoy</em>, a los 90.días ya sanó' "$dir/site-own/handbook/write.html" &&
		! grep -q 'Anotar un incidente' "$dir/site-own/handbook/write.html"
} || echo not replaced)"
exit $status
