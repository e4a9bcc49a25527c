#!/bin/sh
# A company with little or nothing in its records gets sentences, not heads of tables without rows: no
# accounts, one account without incidents, one that left. Nor do words ask for figures that the page has not.
set -eu
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/content/accounts"
cat >"$dir/content/company.yaml" <<'END'
company:
  name: Nothing
  language: en
  currency: EUR
  timezone: Europe/Madrid
  records_since: 2024-01-01
  as_of: 2026-06-15
departments:
  - {id: sales, name: Sales}
END
status=0
# name, the sentence that the first page must say
pages_are_whole() {
	"$FUGA" build "$dir/content" -o "$dir/site" -q
	find "$dir/site" -name '*.html' | while read -r page; do
		tr -d '\n' <"$page" | grep -q '<tbody> *</tbody>' && echo "${page#"$dir/site/"}"
	done >"$dir/headless" || true
	find "$dir/site" -name '*.html' ! -path '*/handbook/*' -exec grep -lE '\{[a-z_.]+\}' {} + >>"$dir/headless" || true
	if [ ! -s "$dir/headless" ] && grep -q "^# .*$2" "$dir/site/index.md" &&
		grep -q 'No failure weighs on the active accounts today' "$dir/site/index.html"; then
		echo "[       OK ] $1"
	else
		echo "[  FAILED  ] $1"
		cat "$dir/headless"
		grep '^# ' "$dir/site/index.md"
		status=1
	fi
}
pages_are_whole without_accounts_no_table_is_without_rows 'no recurring value in the records yet'
cat >"$dir/content/accounts/a.yaml" <<'END'
account:
  id: a
  name: Account A
  since: 2024-02-10
  revenue: [{from: 2024-02-10, monthly: 1000}]
END
pages_are_whole one_quiet_account_leaves_no_table_without_rows 'no new client came and none left'
sed -i 's/^  revenue/  ended: 2026-03-01\n  ended_because: price\n  revenue/' "$dir/content/accounts/a.yaml"
pages_are_whole one_that_left_leaves_no_table_without_rows 'every client left within twelve months'
exit $status
