#!/bin/sh
# fuga new: each kind of record lands in its file, all else stays byte for byte, and nothing wrong is ever written.
# tests/cli/want/ holds what it adds to new repositories; UPDATE=1 writes what it adds now.
. "$(dirname "$0")/holds.sh"

# Every kind, in the words of a new repository.
all_kinds() { # FOLDER ACCOUNT PERSON DEPARTMENT OTHER
	cd "$1" || return 1
	"$FUGA" new account --name "Ñandú y Cía.: 'Sur'" --since 2026-03-02 --owner "$3" --segment no \
		--revenue.from 2026-03-02 --revenue.monthly 1200.50 --needs 'uno, dos' --needs 'tres: 3' &&
		"$FUGA" new promise --account "$2" --what 'Lunes: #1' --made 2026-06-20 --due 2026-07-20 --by "$3" \
			--owner "$4" --about speed --notes "uno
- dos: tres

# cuatro" &&
		"$FUGA" new promise --account "$2" --what 'Lunes: #1' --made 2026-06-20 --due 2026-07-20 --by "$3" \
			--owner "$4" --about speed &&
		"$FUGA" new promise --to "$5" --what yes --made 2026-06-20 --due 2026-07-20 --by "$4" --owner "$4" --about speed &&
		"$FUGA" new incident --account "$2" --when 2026-06-21T10:15 --kind defect --origin "$4:60%,$5:40%" \
			--summary '12' --resolved=2026-06-22 --escalated "$3,$5" &&
		"$FUGA" new touchpoint --account nandu-y-cia-sur --when 2026-06-21 --effect weakens --channel call &&
		"$FUGA" new assessment --account "$2" --on 2026-06-21 --by client --trusted_advisor no --trust 3 \
			--comment '[sic] "no"' &&
		"$FUGA" new objection --account "$2" --on 2026-06-21 --by "$3" --kind price --answer conceded \
			--concession.kind discount --concession.outcome granted --concession.amount 10 &&
		"$FUGA" new decision --on 2026-06-21 --by "$3" --what '- ya no' --kinds wrong-invoice,defect \
			--departments "$4" --review 2026-09-01 &&
		"$FUGA" check -q
	status=$?
	cd "$dir" || return 1
	return $status
}
for language in es en; do
	"$FUGA" init old-$language --language $language --name X >/dev/null
	cp -r old-$language new-$language
	case $language in
	es) set -- cliente-de-ejemplo ana-ruiz operaciones finanzas ;;
	en) set -- sample-client ann-reed operations finance ;;
	esac
	all_kinds new-$language "$@" >said 2>err
	holds "each_kind_is_added_in_$language" test $? = 0
	holds "nothing_is_complained_of_in_${language}" test ! -s err
	cat err
	{ cat said && diff -ruN old-$language new-$language | sed '/^diff /d; s/^\(---\|+++\) \([^	]*\).*/\1 \2/'; } >got
	[ -z "${UPDATE:-}" ] || { mkdir -p "$root/tests/cli/want" && cp got "$root/tests/cli/want/new-$language"; }
	holds "what_is_added_in_${language}_is_as_written_down" diff -u "$root/tests/cli/want/new-$language" got
	holds "the_site_builds_with_it_in_$language" "$FUGA" build new-$language/content -o site-$language -q
done

# The demonstration company: a record of each kind in accounts drawn anew by each day's number.
add() { # ARGUMENTS: keeps the place that is said if the record is there
	place=$("$FUGA" new "$@" 2>>err.demo) || return
	sed -n "${place##*:}p" "${place%:*}" | grep -qE '^  - [{]?(what|when|on|to|id): ' && echo "$place" >>places
}
cp -r "$root/content" .
cp -r content before
seed=$(date +%j) people=hector-ibanez department=operaciones tried=2
: >places
for account in $(ls before/accounts/*.yaml | xargs -n 1 basename | sed 's/\.yaml$//' |
	awk -v seed="$seed" 'BEGIN { srand(seed) } { print rand(), $1 }' | sort | head -n 4 | cut -d' ' -f2); do
	! grep -q '^  ended: ' before/accounts/$account.yaml || continue
	tried=$((tried + 5))
	add promise --account $account --what 'Entrega: lunes' --made 2026-06-20 --due 2026-07-20 --by $people \
		--owner $department --about speed
	add incident --account $account --when 2026-06-21 --kind defect --origin $department --summary 'Roto #2' \
		--answered 2026-06-21 --resolved 2026-06-22
	add touchpoint --account $account --when 2026-06-21 --effect weakens --summary 'Llamó: no'
	add assessment --account $account --on 2026-06-21 --by client --trust 3
	add objection --account $account --on 2026-06-21 --by $people --kind price --answer lost
done
add decision --on 2026-06-21 --by $people --what 'Una: dos' --kinds defect --review 2026-12-01
add promise --to finanzas --what 'Tres' --made 2026-06-20 --due 2026-07-20 --by ventas --owner $department --about speed
diff -r before content >changes
holds "each_is_where_it_was_said_to_be (day $seed)" test "$(wc -l <places)" = $tried || cat err.demo
holds "no_line_of_anybody_was_touched (day $seed)" sh -c "! grep '^<' changes"
want the_demonstration_is_still_right 0 "$FUGA" check

# What must not be written is not.
rm -rf content && cp -r before content
promise="$FUGA new promise --account obras-garambullo --made 2026-06-20 --due 2026-07-20 --by $people --owner $department"
want a_field_that_is_missing_is_named 2 $promise --about speed
holds the_field_is_named grep -q -- '--what ' err
holds no_other_is sh -c "! grep -q -- '--due' err"
want a_field_that_is_none_is_a_wrong_call 2 $promise --about speed --what x --ower y
holds the_field_that_may_have_been_meant_is_named grep -q "no field 'ower'; did you mean 'owner'" err
want a_value_that_is_missing_is_a_wrong_call 2 $promise --about
want a_field_given_twice_is_a_wrong_call 2 $promise --about speed --about price --what x
want an_empty_field_is_a_wrong_call 2 $promise --about '' --what x
want a_wrong_word_is_an_error 1 $promise --about sped --what x
holds its_place_and_what_was_meant_are_told grep -q "obras-garambullo.yaml:[0-9]*:12: error: 'about' is 'sped'.*did you mean 'speed'" err
want a_day_that_is_none_is_an_error 1 "$FUGA" new touchpoint --account obras-garambullo --effect weakens --when 2026-02-30
want a_rule_counts_too 1 $promise --about speed --what x --kept 2026-06-01
want an_unknown_account_is_an_error 1 "$FUGA" new touchpoint --account obras-garambulo --effect weakens --when 2026-06-20
holds the_account_that_may_have_been_meant_is_named grep -q "did you mean 'obras-garambullo'" err
want an_id_that_is_taken_is_an_error 1 "$FUGA" new account --id obras-garambullo-2 --name X --since 2026-06-01 --owner nobody
want an_unknown_kind_is_a_wrong_call 2 "$FUGA" new promis
want no_kind_is_a_wrong_call 2 "$FUGA" new
want a_file_outside_is_a_wrong_call 2 $promise --about speed --what x --file ../x.yaml
want a_file_that_is_not_read_is_a_wrong_call 2 $promise --about speed --what x --file x.txt
want help_is_fine 0 "$FUGA" new promise --help
holds help_lists_the_fields grep -q -- '--moved.agreed' out
holds and_the_words_they_take grep -q '(speed, quality, ' out
want help_of_no_kind_is_fine 0 "$FUGA" new --help
holds it_lists_the_kinds grep -q '^KIND is one of .*incident' out
want an_account_that_is_there_is_not_overwritten 3 "$FUGA" new account --id obras-garambullo --name X --since 2026-06-01 --owner $people
holds nothing_was_written diff -r before content

# Forms that cannot be edited, modes, links, other files.
printf 'account: {id: llave, name: L, since: 2026-01-05, owner: %s}\npromises: [ # no\n  ]\n' $people >content/llave.yaml
printf '{account: {id: corchete, name: L, since: 2026-01-05, owner: %s}}\n' $people >content/corchete.yaml
cp -r content forms
want a_form_that_is_not_safe_is_refused 1 "$FUGA" new touchpoint --account corchete --effect weakens --when 2026-06-20
holds the_record_is_printed_to_be_pasted grep -q '^  - when: 2026-06-20' out
holds the_file_is_as_it_was diff -r forms content
printf 'account: {id: modo, name: M, since: 2026-01-05, owner: %s}\r\n' $people >content/modo.yaml
chmod 640 content/modo.yaml
ln -s modo.yaml content/a.yaml 2>/dev/null && rm content/a.yaml
want it_is_added_to_a_file_of_windows 0 "$FUGA" new touchpoint --account modo --effect weakens --when 2026-06-20
holds the_mode_stays test "$(stat -c %a content/modo.yaml)" = 640
holds every_line_ends_as_the_first test "$(grep -c "$(printf '\r')\$" content/modo.yaml)" = "$(wc -l <content/modo.yaml)"
want it_is_added_to_the_file_that_is_named 0 $promise --about speed --what x --file new/x.yaml
holds it_says_there_whose_it_is grep -q '^  - account: obras-garambullo$' content/new/x.yaml
printf 'accounts:\n  - {id: lista, name: M, since: 2026-01-05, owner: %s}\n' $people >content/lista.yaml
want an_account_in_a_list_has_its_records_beside_others 0 "$FUGA" new touchpoint --account lista --effect weakens --when 2026-06-20
holds they_say_whose_they_are grep -q '^  - account: lista$' content/touchpoints.yaml
want a_second_goes_there_too 0 "$FUGA" new touchpoint --account lista --effect weakens --when 2026-06-21
holds both_stand_in_one_list test "$(grep -c '^touchpoints:' content/touchpoints.yaml)" = 1 -a "$(grep -c 'account: lista' content/touchpoints.yaml)" = 2
printf 'account: {id: roto\n' >content/roto.yaml
want a_broken_file_elsewhere_is_no_hindrance 0 "$FUGA" new touchpoint --account lista --effect weakens --when 2026-06-22
holds nothing_of_it_is_left_behind sh -c "! find content -name '*.??????' | grep -v yaml"

if python3 -c 'import pty' 2>/dev/null; then
	rm -rf content && cp -r before content
	cat >ask.py <<'P'
import os, pty, sys
answers = iter(sys.argv[1].split("|"))
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[2], sys.argv[2:])
text = b""
while True:
    try:
        part = os.read(fd, 4096)
    except OSError:
        break
    if not part:
        break
    text += part
    if text.endswith(b": "):
        answer = next(answers, None)
        os.write(fd, b"\x04" if answer is None else answer.encode() + b"\n")
        text += b" "
os.write(1, text)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
P
	want what_is_missing_is_asked_for_on_a_terminal 0 python3 ask.py "obras-garambulo|obras-garambullo||weaken|weakens" "$FUGA" new touchpoint --lang en
	holds what_cannot_be_is_asked_for_again test "$(grep -c "can't be" out)" = 2
	holds the_words_are_shown grep -q '(strengthens, weakens)' out
	holds today_in_the_zone_of_the_company_is_offered grep -q 'when \[2026-06-30\]: ' out
	holds what_was_answered_is_there sh -c "diff -r before content | grep -q '> *- when: 2026-06-30'"
	holds nothing_else_is_asked sh -c "! grep -q 'channel' out"
	want who_ends_the_input_writes_nothing 2 python3 ask.py "obras-garambullo" "$FUGA" new incident --lang es
	holds it_is_asked_in_the_language grep -q 'Día o momento' out
else
	echo "SKIP questions on a terminal: python3 is not here"
fi
exit $failed
