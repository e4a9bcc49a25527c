#!/bin/sh
# The menu and the index at the foot: every page of the report is found, in one group, and the menu
# shows the group where the reader is.
set -eu
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
"$FUGA" build content -o "$dir" -q -j 2
cd "$dir"
status=0
says() {
	if [ "$2" = "$3" ]; then
		echo "[       OK ] $1"
	else
		echo "[  FAILED  ] $1"
		printf 'want: %s\ngot:  %s\n' "$3" "$2"
		status=1
	fi
}
# What stands between two lines of a page, as the pages that it links to.
links() {
	sed -n "/$1/,/$2/p" "$3" | grep -o 'href="[^"]*\.html"' | sed 's/^href="//; s/"$//'
}
# Pages in a folder are in the menu where they are its index.
pages=$(find . -maxdepth 1 -name '*.html' ! -name 404.html | sed 's|^\./||' | sort)
says the_index_at_the_foot_names_every_page_once \
	"$(links '<footer' '<\/footer>' leak.html | grep -v / | sort)" "$pages"
says the_index_at_the_foot_names_the_lists \
	"$(links '<footer' '<\/footer>' leak.html | grep -c '^\(accounts\|departments\)/index')" 2
says the_menu_shows_the_group_of_the_page \
	"$(sed -n 's/.*<ul class="sub"[^>]*>\(.*\)<\/ul>.*/\1/p' leak.html | grep -o 'href="[^"]*"' | tr '\n' ' ')" \
	'href="departments/index.html" href="coherence.html" href="leak.html" href="leadership.html" '
says one_page_of_the_menu_is_the_current_one \
	"$(grep -o 'aria-current="page">[^<]*' leak.html)" 'aria-current="page">Fuga'
says a_dossier_is_among_the_accounts \
	"$(grep -oh 'aria-current="page">[^<]*' accounts/*.html | sort -u)" 'aria-current="page">Cuentas'
says a_page_of_the_company_is_in_its_own_group \
	"$(grep -o 'aria-current="[a-z]*">[^<]*' quienes-somos.html | tr '\n' ' ')" \
	'aria-current="true">La casa aria-current="page">Quiénes somos '
exit $status
