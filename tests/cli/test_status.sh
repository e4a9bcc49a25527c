#!/bin/sh
# Exit statuses, and that nothing is published where something is wrong.
set -u
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'chmod -R u+w "$dir"; rm -rf "$dir"' EXIT
failed=0
cd "$dir" || exit 1
mkdir -p good
cat >good/company.yaml <<'Y'
company: {name: Ferretería Ejemplo, language: es, currency: EUR, timezone: Europe/Madrid}
people:
  - {id: ana, name: Ana, department: sales}
accounts:
  - {id: acme, name: Acme, since: 2024-01-08, owner: ana}
Y

# want NAME STATUS COMMAND...: runs it and compares the status.
want() {
	name=$1 status=$2
	shift 2
	"$@" >out 2>err
	got=$?
	if [ $got = "$status" ]; then
		echo "[       OK ] $name"
	else
		echo "[  FAILED  ] $name: status $got, not $status"
		cat out err
		failed=1
	fi
}
holds() {
	name=$1
	shift
	if "$@" >held 2>&1; then
		echo "[       OK ] $name"
	else
		echo "[  FAILED  ] $name"
		cat held
		failed=1
	fi
}

want a_good_company_builds 0 "$FUGA" build good -o site
holds the_site_has_a_first_page test -s site/index.html
want no_verb_is_a_wrong_call 2 "$FUGA"
want an_unknown_verb_is_a_wrong_call 2 "$FUGA" biuld
want an_unknown_option_is_a_wrong_call 2 "$FUGA" build --nothing
holds the_complaint_names_the_program_and_the_option grep -q "^fuga: option '--nothing': " err
want an_unknown_letter_is_a_wrong_call 2 "$FUGA" build -qz
holds the_complaint_names_the_letter grep -q "^fuga: option '-z': " err
want an_option_without_its_value_is_a_wrong_call 2 "$FUGA" build good --as-of
holds the_complaint_says_that_the_value_is_missing grep -q "^fuga: option '--as-of': its value is missing" err
want a_day_that_is_none_is_a_wrong_call 2 "$FUGA" build good --as-of 2026-02-30
want an_unknown_code_is_a_wrong_call 2 "$FUGA" check good --ignore nothing-at-all
want help_is_fine 0 "$FUGA" build --help
want version_is_fine 0 "$FUGA" --version
want an_explanation_is_fine 0 "$FUGA" explain unknown-key
want schema_is_fine 0 "$FUGA" schema
want no_content_is_a_wrong_environment 3 "$FUGA" build nowhere -o site2
holds nothing_was_made_of_no_content test ! -e site2
printf x >file
want a_site_that_is_a_file_is_a_wrong_environment 3 "$FUGA" build good -o file
want a_site_inside_its_content_is_a_wrong_call 2 "$FUGA" build good -o good/site
want a_missing_folder_of_templates_is_a_wrong_environment 3 "$FUGA" build good --templates nowhere -o site3
mkdir -p own/pages && printf 'a\377b' >own/pages/index.html
want a_template_that_is_no_text_is_a_wrong_environment 3 "$FUGA" build good --templates own -o site3
holds the_complaint_names_the_template grep -q 'pages/index.html: is not UTF-8' err

cp -r good bad
sed -i 's/owner: ana/ower: ana/' bad/company.yaml
find site -type f -exec sha256sum {} + | sort >before
want a_typo_is_wrong_records 1 "$FUGA" build bad -o site
find site -type f -exec sha256sum {} + | sort >after
holds the_old_site_is_untouched cmp before after
want a_typo_is_found_by_check 1 "$FUGA" check bad
holds the_typo_is_at_its_place grep -q '^bad/company.yaml:5:47: error: .*ower.*owner.*\[unknown-key\]' err
"$FUGA" check bad --format json >out.json 2>/dev/null
holds json_names_the_code grep -q '"unknown-key"' out.json

mkdir mixed && cp good/company.yaml mixed/ && printf 'accounts:\n  - {id: b, name: B, since: 2024-01-08, owner: nobody}\n' >mixed/b.yaml
want keep_going_builds_the_rest_and_says_so 1 "$FUGA" build mixed -o site4 --keep-going
holds keep_going_leaves_the_broken_file_out test ! -e site4/accounts/b.html
holds keep_going_writes_the_rest test -s site4/index.html

cp -r good lost && sed -i 's/language: es/language: xx/' lost/company.yaml
want keep_going_stops_without_a_company 1 "$FUGA" build lost -o site7 --keep-going
holds nothing_is_published_without_a_company test ! -e site7

cp -r good upper && mv upper/company.yaml upper/COMPANY.YAML
want an_ending_in_capitals_is_read 0 "$FUGA" build upper -o site8
holds its_account_is_there test -s site8/accounts/acme.html

want only_json_writes_only_json 0 "$FUGA" build good -o site5 --format json
holds no_html_is_there test ! -e site5/index.html
holds json_is_there test -s site5/index.json

cp -r good gated
printf 'company: {name: F, language: es, currency: EUR, timezone: Europe/Madrid,\n  gates: [{id: few, measure: silent, below: 99}]}\n' >gated/company.yaml
sed -n '2,$p' good/company.yaml >gated/rest.yaml
want a_gate_that_does_not_hold_gives_four 4 "$FUGA" build gated -o site6
holds a_gate_does_not_stop_the_site test -s site6/index.html

want a_version_that_could_not_be_told_is_no_success 3 sh -c '"$0" --version >/dev/full' "$FUGA"
want help_that_could_not_be_told_is_no_success 3 sh -c '"$0" --help >/dev/full' "$FUGA"

# The limit doesn't bind root, so be somebody else; the leak check of the sanitizer needs a process.
mkdir -m 777 open && chmod 755 "$dir"
somebody=
[ "$(id -u)" != 0 ] || somebody='setpriv --reuid=65534 --regid=65534 --clear-groups'
if $somebody prlimit --nproc=1 "$FUGA" --version >out 2>&1; then
	want no_thread_to_be_had_is_no_failure 0 env ASAN_OPTIONS=detect_leaks=0 $somebody \
		prlimit --nproc=1 "$FUGA" build good -o open/site -j8
	holds one_thread_makes_the_same_site diff -r site open/site
else
	echo "SKIP no_thread_to_be_had_is_no_failure: setpriv, prlimit or the program can't be used"
fi
exit $failed
