#!/bin/sh
# fuga import: rows of an export become records, once; wrong ones are told at their cells, and nothing is half done.
. "$(dirname "$0")/holds.sh"
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

# Several at once: what each says that it added is there.
begin
for who in 1 2 3 4; do
	{
		head -n 1 tickets.csv
		seq -f "$who-%.0f,Sample client,x,Open,Low,Shipping,15/05/2026 23:59,,operations," 1 500
	} >"many$who.csv"
	import "many$who.csv" --map map.yaml >"said$who" 2>&1 &
done
wait
for who in 1 2 3 4; do
	if grep -q '^500 added' "said$who"; then
		wanted=500
	else
		wanted=0
		holds "one_that_came_too_late_says_so_($who)" grep -q 'changed meanwhile; run again' "said$who"
	fi
	holds "what_is_said_to_be_added_is_there_($who)" \
		test "$(grep -c "id: desk-$who-" co/content/accounts/sample-client.yaml)" = $wanted
done

# Where a file can't be written none is.
begin
want a_file_that_cannot_be_written_is_the_environments 3 sh -c "ulimit -f 1; '$FUGA' import csv tickets.csv co/content --map map.yaml"
says the_file_and_why_are_told "cannot write co/content/accounts/sample-client.yaml: File too large; nothing was imported"
holds the_old_files_are_untouched diff -r before co

# A map that is wrong is told at its places, with what was meant.
begin
cat >wrong.yaml <<'MAP'
kind: incident
id: {from: ID, prefx: desk}
fields:
  account: Organisation
MAP
want a_wrong_map_is_an_error 1 import tickets.csv --map wrong.yaml
says a_key_of_the_map_that_is_none "wrong.yaml:2:16: error: id has no key 'prefx'; did you mean 'prefix'?"
cat >wrong.yaml <<'MAP'
kind: incident
id: {from: Id, prefix: desk}
fields:
  acount: Organization
  when: {from: Created at, date: "%d/%m/%Y"}
  summary: {from: Subject, constant: x}
  severity: {from: Priority, values: {Low: minro}}
  origin: {constant: x, zone: Mexico}
MAP
want a_map_with_wrong_fields_is_an_error 1 import tickets.csv --map wrong.yaml
says a_field_that_is_none "wrong.yaml:4:3: error: incident has no key 'acount'; did you mean 'account'?"
says a_pattern_that_is_none "wrong.yaml:5:34: error: 'date' is '%d/%m/%Y': the letters stand without '%'"
says two_sources "wrong.yaml:6:13: error: 'summary' takes one of 'from', 'join' and 'constant'"
says a_word_that_no_field_takes "wrong.yaml:7:44: error: 'severity' is 'minro', which is none of"
says a_zone_that_is_none "wrong.yaml:8:31: error: 'zone' is 'Mexico', which is no time zone"
says a_field_that_is_needed "wrong.yaml:3:1: error: the map says nothing of 'kind', which incident needs"
sed 's/Created at/Created  on/; s/from: Id/from: Key/' map.yaml >wrong.yaml
want columns_that_are_not_there_are_an_error 1 import tickets.csv --map wrong.yaml
says the_columns_are_named "wrong.yaml:7:9: error: the export has no column 'Created  on'; did you mean 'Created at'?"
says the_key_too "wrong.yaml:2:12: error: the export has no column 'Key'"
(cat map.yaml; echo 'file: accounts') >wrong.yaml
want a_folder_is_no_file_of_records 1 import tickets.csv --map wrong.yaml
says what_is_one_is_told "'file' is 'accounts': records are read from files that end in .yaml"
for file in accounts ../x.yaml .x.yaml /x.yaml x.txt accounts//x.yaml; do
	want "a_file_that_is_not_read_is_a_wrong_call_($file)" 2 import tickets.csv --map map.yaml --file "$file"
done
{ printf c1; seq -f ',c%.0f' -s '' 2 60000; echo; } >wide.csv
want a_table_of_very_many_columns_is_an_error 1 import wide.csv --map map.yaml
says some_of_them_are_named "its columns: c1, c2, c3"
says how_many_more_is_told "c39, c40 and 59960 more"
want no_map_is_a_wrong_call 2 import tickets.csv
want another_format_is_a_wrong_call 2 "$FUGA" import xlsx tickets.csv --map map.yaml
want no_export_is_the_environments 3 import none.csv --map map.yaml
holds none_of_it_writes_anything diff -r before co

# Encodings, separators and letters that can do harm.
printf 'Id;Organization;Subject;Status;Priority;Type;Created at;Solved at;Group;Notes\r\n1;Sample client;Ca\361\363n \200;;Low;;14/05/2026 10:22;;Finance;\r\n' >excel.csv
want an_export_of_excel_is_read 0 import excel.csv --map map.yaml
says its_encoding_is_told "excel.csv is no UTF-8 (line 2): read as Windows-1252"
holds its_letters_are_right grep -qx '    summary: Cañón €' co/content/accounts/sample-client.yaml
printf 'Id,Organization,Subject,Status,Priority,Type,Created at,Solved at,Group,Notes\n2,Sample client,"a\342\200\256b\033c",,Low,,14/05/2026 10:22,,Finance,"# no: comment\n--- \n<<<<<<< x"\n' >evil.csv
want letters_that_do_harm_are_data 0 import evil.csv --map map.yaml
says control_characters_are_told "control characters written as blanks: 1"
holds others_are_escapes grep -qF '    summary: "a\u202eb c"' co/content/accounts/sample-client.yaml
want and_the_records_are_right 0 "$FUGA" check co/content
printf 'Id,Organization\n1,"x\n' >open.csv
want a_quote_never_closed_stops_it 1 import open.csv --map map.yaml --keep-going
says its_line_is_told "open.csv:2:3: error: the quote that opens here is never closed"

# Amounts, dates and zones of accounts; records in a file of their own; errors there are stop it.
begin
cat >accounts.yaml <<'MAP'
kind: account
id: {from: Clave, prefix: erp}
decimal: comma
zone: Europe/Madrid
file: imported/erp.yaml
fields:
  name: Nombre
  since: {from: Alta, date: d/m/Y H:M}
  owner: Vendedor
  tags: {from: Alias, split: "/"}
  revenue.from: {from: Alta, date: d/m/Y H:M}
  revenue.monthly: {from: Cuota anual, divide: 12, currency_from: Moneda}
MAP
cat >accounts.csv <<'CSV'
Clave;Nombre;Alta;Vendedor;Cuota anual;Moneda;Alias
7;Aceros Ñandú;05/03/2024 02:00;Ann Reed;$ 1.234.560,00;USD;Nandu/ANS
CSV
currency=$(sed -n 's/^  currency: \([A-Z]*\).*/\1/p' co/content/company.yaml)
sed -i "s/USD/$currency/" accounts.csv
want accounts_are_imported 0 import accounts.csv --map accounts.yaml
says they_go_where_the_map_says "co/content/imported/erp.yaml"
holds amounts_and_days_are_converted grep -qF '[{from: 2024-03-04, monthly: 102880.00}]' co/content/imported/erp.yaml
want and_they_are_right 0 "$FUGA" check co/content
sed 's/,Sample client,/,ans,/' tickets.csv >alias.csv
want a_tag_finds_an_account 0 import alias.csv --map map.yaml
holds the_account_is_named grep -q 'account: erp-7' co/content/incidents.yaml co/content/imported/erp.yaml
sed "s/$currency/XXX/; s/^7/8/" accounts.csv >foreign.csv
want another_currency_is_an_error 1 import foreign.csv --map accounts.yaml
says nothing_is_converted "but the company's amounts are in $currency: nothing is converted"
echo 'x: 1' >co/content/x.yaml
cp -r co broken
want records_with_errors_stop_it 1 import tickets.csv --map map.yaml
holds and_stay_as_they_are diff -r broken co

# The maps that come with a new repository, each over an export of that shape.
examples() { # LANGUAGE ACCOUNT PERSON
	rm -rf co
	"$FUGA" init co --language "$1" -q >/dev/null
	for map in co/import/*.yaml; do
		shape=$(basename "$map" .yaml)
		sed "s/ACCOUNT/$2/; s/account/$2/; s/OWNER/$3/" "$root/tests/import/exports/$shape.csv" >$shape.csv
		want the_map_${shape}_fits_its_export_in_$1 0 "$FUGA" import csv $shape.csv co/content --map "$map"
		says it_finds_what_is_ours "2 added"
		"$FUGA" import csv $shape.csv co/content --map "$map" 2>&1 >out | grep -v 'Windows-1252' >err
		says and_adds_nothing_twice "0 added, 2 already there"
	done
	want the_records_of_all_maps_are_right_in_$1 0 "$FUGA" check co/content
}
examples es 'Cliente de ejemplo' 'Ana Ruiz'
examples en 'Sample client' 'Ann Reed'
holds an_account_of_salesforce_has_the_letters_of_data_loader test -f co/content/accounts/sf-0015f00000abcdeaav.yaml
holds an_account_says_what_the_export_said grep -qx "  name: '- Dash: \"Co\"'" co/content/accounts/hubspot-8412670012.yaml
holds letters_of_latin_1_are_read grep -qx '  name: Construcciones Peñón' co/content/accounts/sf-*.yaml

# Somebody else's reader of YAML finds the same.
if python3 -c 'import yaml' 2>/dev/null; then
	python3 - co/content/accounts/sample-client.yaml >got <<'PYTHON'
import sys, yaml
for kind in "incidents", "promises":
    for r in yaml.load(open(sys.argv[1]), yaml.BaseLoader)[kind]:
        if "-" in r.get("id", "") and r["id"].split("-")[1].strip("s").isdigit():
            print([r[k] for k in ("id", "when", "summary", "resolved", "due", "kept", "by") if k in r])
PYTHON
	cat >wanted <<'WANTED'
['freshdesk-901', '2026-05-14T10:22:33', 'Llegó roto: 3 de 5', '2026-05-15T09:00']
['freshdesk-902', '2026-05-15T10:22:33', 'Cobro doble']
['zendesk-4711', '2026-05-14T10:22', 'Invoice twice, again', '2026-05-15T09:00']
['zendesk-4712', '2026-05-16T10:22', '@here +1 =2 line two']
['odoo-s00041', '2026-05-12', '2026-05-11', 'ann-reed']
['odoo-s00042', '2026-05-13', 'sales']
WANTED
	holds another_reader_of_yaml_finds_the_same diff -u wanted got
else
	echo "SKIP another reader of YAML: python3-yaml is not here"
fi

exit $failed
