#!/bin/sh
# What happens after the day of the analysis is not known on it: no figure of any page changes.
set -u
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0
cd "$dir" || exit 1
mkdir then now

cat >then/company.yaml <<'Y'
company: {name: Ferretería Ejemplo, language: es, currency: EUR, timezone: Europe/Madrid, records_since: 2024-01-01}
people:
  - {id: ana, name: Ana, department: sales}
decisions:
  - {on: 2024-05-06, by: ana, what: Una sola ventanilla, kinds: [bureaucracy]}
accounts:
  - {id: gone, name: Gone, since: 2024-01-08, owner: ana, ended: 2024-06-03, ended_because: price}
Y
cat >then/acme.yaml <<'Y'
promises:
  - {account: acme, what: Entrega, made: 2024-02-01, due: 2024-02-08, by: ana, owner: operations, about: speed, kept: 2024-02-10}
  - {account: acme, what: Otra, made: 2024-05-20, due: 2024-06-10, by: ana, owner: operations, about: speed}
incidents:
  - {account: acme, when: 2024-03-04, kind: bureaucracy, origin: finance, summary: Tres firmas}
touchpoints:
  - {account: acme, when: 2024-04-02, channel: call, department: sales, effect: strengthens, summary: Visita}
account:
  id: acme
  name: Acme
  since: 2024-01-08
  owner: ana
  segment: Obra
  revenue: [{from: 2024-01-08, monthly: 1000}]
Y
sed 's/^  revenue.*/  revenue: [{from: 2024-01-08, monthly: 1000}, {from: 2024-08-01, monthly: 500}]/
s/by: ana, owner: operations, about: speed}/by: ana, owner: operations, about: speed, broken: 2024-07-02, verdict: disputed}/
s/summary: Tres firmas/resolved: 2024-07-09, &/' then/acme.yaml >now/acme.yaml
cp then/company.yaml now/company.yaml
sed -i 's/ended_because: price/&, review: {on: 2024-07-09, by: ana, learned: Caro}/' now/company.yaml
printf '  ended: 2024-09-30\n  ended_because: delays\n  review: {on: 2024-10-07, by: ana, learned: Tarde}\n' >>now/acme.yaml
cat >now/later.yaml <<'Y'
promises:
  - {account: acme, what: Tarde, made: 2024-07-01, due: 2024-07-02, by: ana, owner: operations, about: price, broken: 2024-07-03}
incidents:
  - {account: acme, when: 2024-07-04, kind: defect, origin: operations, summary: Roto, severity: critical}
touchpoints:
  - {account: acme, when: 2024-07-05, channel: call, department: sales, effect: weakens, summary: Queja}
assessments:
  - {account: acme, on: 2024-07-05, by: client, trust: 2}
objections:
  - {account: acme, on: 2024-07-05, by: ana, kind: price, answer: lost}
decisions:
  - {on: 2024-07-08, by: ana, what: Calendario único, kinds: [late-delivery]}
Y

# How many records and warnings there are is said of the files, whatever their day: in the foot and on the page of records.
for content in then now; do
	if ! "$FUGA" build "$content" -o "site-$content" --as-of 2024-06-30 >out 2>&1; then
		cat out
		failed=1
	fi
	rm -f "site-$content"/records.*
done
for list in "site-then" "site-now"; do
	(cd "$list" && find . -type f | sort) >"$list.files"
done
if cmp -s site-then.files site-now.files && diff -r -x '.*' -I 'registros en git' site-then site-now >out 2>&1; then
	echo '[       OK ] what_comes_after_the_day_changes_nothing'
else
	echo '[  FAILED  ] what_comes_after_the_day_changes_nothing'
	head -c 4000 out
	failed=1
fi
if grep -q '"records_since": "2024-01-01"' site-now/method.json; then
	echo '[       OK ] the_method_says_from_which_day_records_count'
else
	echo '[  FAILED  ] the_method_says_from_which_day_records_count'
	failed=1
fi
exit $failed
