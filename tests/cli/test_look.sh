#!/bin/sh
# What a company's own record changes of the look: title, logo, accent, footer, own pages.
set -u
FUGA=$(realpath "${FUGA:-build/fuga}")
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
# content SITE: a company with these options.
content() {
	rm -rf content && mkdir -p content/images
	printf 'company:\n  name: Acme\n  language: en\n  currency: EUR\n  timezone: Europe/Madrid\n  as_of: 2026-01-01\n  site: {%s}\naccounts:\n  - {id: a, name: A, since: 2025-01-01}\n' "$1" >content/company.yaml
	echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>' >content/images/our.svg
	printf -- '---\npage: second\n---\n# Second\n' >content/b.md
	printf -- '---\npage: first\n---\n# First\n' >content/a.md
}

content 'title: "Our <report>", logo: images/our.svg, accent: "#7a1fa2", footer: "Made by *us* <b>x</b> [here](javascript:1)", menu: [second, first]'
"$FUGA" build content -o site -q
holds the_title_stands_for_the_name grep -q '</a></b>' site/index.html
holds the_title_is_text grep -q 'Our &lt;report&gt;</a>' site/index.html
holds the_logo_is_copied cmp content/images/our.svg site/logo.svg
holds pages_show_the_logo grep -q '<img class="logo" src="../logo.svg" alt="">' site/accounts/a.html
holds pages_take_the_accent grep -q 'href="../accent.css"' site/accounts/a.html
holds the_accent_is_as_given_on_light grep -q '^:root{--accent:#7a1fa2}' site/accent.css
holds the_accent_is_lighter_on_dark sh -c "grep -q 'data-theme=dark\]{--accent:#[0-9a-f]*}}' site/accent.css && ! grep -q 'dark.*#7a1fa2' site/accent.css"
holds the_footer_is_markdown grep -q 'Made by <em>us</em>' site/index.html
holds the_footer_is_no_markup sh -c "! grep -qE '<b>x|href=.javascript' site/index.html"
holds own_pages_stand_in_the_order_of_the_menu sh -c "tr -d '\n' <site/index.html | grep -q 'second.html.*first.html'"
holds no_style_is_inline sh -c "! grep -rqE ' style=|<style' --include='*.html' site"

content ''
sed -i '/site:/d' content/company.yaml
"$FUGA" build content -o site -q
holds a_look_given_up_goes sh -c '! ls site | grep -E "logo|accent"'
holds nothing_names_it sh -c '! grep -rqE "logo\.|accent\.css" --include="*.html" site'

# refused NAME SITE WORDS
refused() {
	content "$2"
	[ -z "${4:-}" ] || eval "$4"
	"$FUGA" check content >out 2>err
	status=$?
	holds "$1" sh -c "[ $status = 1 ] && grep -qE '^content/company.yaml:7:[0-9]+: error: .*$3' err || { cat err; false; }"
}
refused a_pale_accent_is_refused_with_a_better_one 'accent: "#ffcc00"' '4\.5; the nearest that has it is #[0-9a-f]{6}'
refused a_logo_that_is_not_there_is_refused 'logo: images/none.svg' 'cannot be read'
refused a_logo_that_leaves_the_folder_is_refused 'logo: ../secret.svg' 'stays in it'
refused a_logo_through_a_link_is_refused 'logo: images/link.svg' 'cannot be read' 'ln -s /etc/passwd content/images/link.svg'
refused a_logo_that_acts_is_refused 'logo: images/our.svg' 'a script' 'echo "<svg><script/></svg>" >content/images/our.svg'
refused a_large_logo_is_refused 'logo: images/our.svg' 'larger than 256 KiB' 'head -c 300000 /dev/zero >content/images/our.svg'
refused a_logo_of_another_kind_is_refused 'logo: company.yaml' 'neither .svg nor .png'
exit $failed
