#!/bin/sh
# fuga import: rows of an export become records, once; wrong ones are told at their cells, and nothing is half done.
set -u
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0
SOURCE_DATE_EPOCH=1782864000 NO_COLOR=1 LC_ALL=C.UTF-8
export SOURCE_DATE_EPOCH NO_COLOR LC_ALL
cd "$dir" || exit 1
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
# want NAME STATUS COMMAND...: runs it and compares the status.
want() {
	name=$1 status=$2
	shift 2
	"$@" >out 2>err </dev/null
	got=$?
	holds "$name" test $got = "$status"
	[ $got = "$status" ] || cat out err
}
says() { # NAME TEXT: on either stream
	holds "$1" grep -qF -- "$2" out err
}
begin() { # a new repository, and a map for the tickets of a help desk
	rm -rf co before
	"$FUGA" init co --language en -q >/dev/null
	cp -r co before
	cat >map.yaml <<'MAP'
kind: incident
id: {from: Id, prefix: desk}
dates: d/m/Y H:M
except: {Status: [Spam, deleted]}
fields:
  account: {from: Organization, unknown: leave-out}
  when: Created at
  summary: Subject
  severity: {from: Priority, values: {Low: minor, Normal: moderate, High: serious, Urgent: critical}}
  kind: {from: Type, values: {Billing: wrong-invoice, Shipping: late-delivery}, otherwise: other}
  origin: Group
  resolved: Solved at
  notes: Notes
MAP
	cat >tickets.csv <<'CSV'
Id,Organization,Subject,Status,Priority,Type,Created at,Solved at,Group,Notes
4711,Sample client,"Invoice, wrong twice: ""again""",Closed,High,Billing,14/05/2026 10:22,15/05/2026 09:00,Finance,"first
second"
4712,"SAMPLE, CLIENT",=HYPERLINK("x"),Open,Urgent,Shipping,15/05/2026 23:59,,operations,
4713,Nobody Inc.,x,Open,Low,Shipping,15/05/2026 23:59,,operations,
4714,Sample client,x,Spam,Low,Shipping,15/05/2026 23:59,,operations,
CSV
	sed -i 's/=HYPERLINK("x")/"=HYPERLINK(""x"")"/' tickets.csv
}
import() {
	"$FUGA" import csv "$@" co/content
}

begin
want rows_become_records 0 import tickets.csv --map map.yaml
says it_is_said_what_was_done "2 added to 1 file, 0 already there, 2 left out"
want the_records_are_right 0 "$FUGA" check co/content
diff -r before co >changes
holds no_line_of_anybody_was_touched sh -c "! grep '^<' changes"
cat >wanted <<'YAML'
>   - when: 2026-05-14T10:22
>     kind: wrong-invoice
>     origin: finance
>     summary: 'Invoice, wrong twice: "again"'
>     severity: serious
>     resolved: 2026-05-15T09:00
>     id: desk-4711
>     notes: |-
>       first
>       second
>   - when: 2026-05-15T23:59
>     kind: late-delivery
>     origin: operations
>     summary: =HYPERLINK("x")
>     severity: critical
>     id: desk-4712
YAML
grep '^>' changes >got
holds they_say_what_the_export_said diff -u wanted got
cp -r co once
want an_import_again_is_fine 0 import tickets.csv --map map.yaml
says it_adds_nothing "0 added, 2 already there, 2 left out"
holds every_byte_stays diff -r once co

# Edits by hand stay, and what the export says otherwise is told.
sed -i 's/^\( *\)id: desk-4711/&\n\1phase: after  # by hand/; s/severity: critical/severity: serious/' co/content/accounts/sample-client.yaml
cp -r co edited
sed 's/23:59,,operations,$/23:59,16\/05\/2026 08:00,operations,/' tickets.csv >later.csv
want an_import_after_edits_is_fine 0 import later.csv --map map.yaml
says one_is_as_it_was "0 added, 1 already there, 1 there with other values"
says an_edit_is_told "sample-client.yaml:55: incident 'desk-4712': severity is serious, in later.csv:4 critical"
says news_are_told "'desk-4712': resolved is not given, in later.csv:4 2026-05-16T08:00:00"
holds nothing_is_overwritten diff -r edited co

# Wrong rows: all of them at their cells, and nothing is written.
begin
cat >bad.csv <<'CSV'
Id,Organization,Subject,Status,Priority,Type,Created at,Solved at,Group,Notes
1,Sample client,good,Closed,High,Billing,14/05/2026 10:22,15/05/2026 09:00,Finance,
2,Sample client,day,Closed,High,Billing,31/02/2026 10:22,,Finance,
3,Sample client,form,Closed,High,Billing,2026-05-14,,Finance,
4,Sample client,word,Closed,Hihg,Billing,14/05/2026 10:22,,Finance,
5,Sample client,group,Closed,High,Billing,14/05/2026 10:22,,Fynance,
6,Sample client,rule,Closed,High,Billing,14/05/2026 10:22,13/05/2026 09:00,Finance,
7,Sample client,,Closed,High,Billing,14/05/2026 10:22,,Finance,
8,Sample client,ragged,Closed
1,Sample client,twice,Closed,High,Billing,14/05/2026 10:22,,Finance,
9,Sample client,future,Closed,High,Billing,14/05/2027 10:22,,Finance,
-,Sample client,key,Closed,High,Billing,14/05/2026 10:22,,Finance,
CSV
want wrong_rows_are_an_error 1 import bad.csv --map map.yaml
says nothing_is_imported "nothing was imported"
holds not_even_the_good_ones diff -r before co
says a_day_that_is_none "bad.csv:3:41: error: 'Created at' is '31/02/2026 10:22': there is no such day"
says another_form "bad.csv:4:42: error: 'Created at' is '2026-05-14': the map expects d/m/Y H:M; \`date: \"Y-m-d\"\` would read it"
says a_word_that_is_none "bad.csv:5:29: error: 'Priority' is 'Hihg': \`values\` of 'severity' in the map has no such word; did you mean 'High'?"
says a_department_that_is_none "bad.csv:6:61: error: 'Group' is 'Fynance': no department has that id, name or tag; did you mean 'finance'?"
says a_rule_at_its_cell "bad.csv:7:59: error: resolved 2026-05-13T09:00 is before when"
says a_cell_that_is_empty "bad.csv:8:17: error: 'Subject' is empty: 'summary' is made of it, which incident needs"
says a_row_that_is_short "bad.csv:9:1: error: the row has 4 cells, the header 10"
says a_key_twice "bad.csv:10:1: error: 'Id' is '1': line 2 gives the id 'desk-1' already"
says what_has_not_happened "bad.csv:11:44: error: when 2027-05-14 lies in the future"
says a_key_that_can_be_no_id "bad.csv:12:1: error: 'Id' is '-': nothing of it can stand in an id"
holds and_no_more test "$(grep -c ': error:' err)" = 10
want wrong_rows_can_be_left_out 1 import bad.csv --map map.yaml --keep-going
says the_good_one_is_added "1 added to 1 file, 0 already there, 10 wrong"
want and_what_was_written_is_right 0 "$FUGA" check co/content

begin
want a_dry_run_says_what_would_be 0 import tickets.csv --map map.yaml --dry-run
says it_would_be "2 would be added to 1 file"
holds a_dry_run_writes_nothing diff -r before co

# Where a file can't be written none is.
begin
want a_file_that_cannot_be_written_is_the_environments 3 sh -c "ulimit -f 1; '$FUGA' import csv tickets.csv co/content --map map.yaml"
says the_file_and_why_are_told "cannot write co/content/accounts/sample-client.yaml: File too large; nothing was imported"
holds the_old_files_are_untouched diff -r before co

exit $failed
