#!/bin/sh
# The page on whether the risk deserves belief: nothing claimed where little is known, and its figures the
# same as those worked out anew from the table beside it.
set -eu
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
status=0
ok() { echo "[       OK ] $1"; }
bad() { echo "[  FAILED  ] $1"; status=1; }

mkdir -p "$dir/content/accounts"
cat >"$dir/content/company.yaml" <<'END'
company:
  name: Twelve
  language: en
  currency: EUR
  timezone: Europe/Madrid
  records_since: 2024-01-01
  as_of: 2026-06-15
departments:
  - {id: sales, name: Sales}
END
# name, words of the verdict
page_says() {
	"$FUGA" build "$dir/content" -o "$dir/site" -q
	if grep -q "^# .*$2" "$dir/site/forecast.md" &&
		! grep -qiwE -- '-?nan|inf' "$dir/site/forecast.json" "$dir/site/data/backtest.csv"; then
		ok "$1"
	else
		bad "$1"
		sed -n '1,8p' "$dir/site/forecast.md"
	fi
}
page_says without_clients_there_is_nothing_to_try 'no whole quarters yet'
account() { # number, line that ends it
	cat >"$dir/content/accounts/a$1.yaml" <<END
account:
  id: a$1
  name: Account $1
  since: 2024-01-10
  revenue:
    - {from: 2024-01-10, monthly: 100}
$2
END
}
for i in 01 02 03 04 05 06 07 08 09 10 11 12; do account $i ''; done
page_says without_departures_nothing_can_be_said 'Without departures in the quarters compared'
gone='  ended: 2025-08-01
  ended_because: price'
account 03 "$gone"
page_says one_departure_is_too_few 'With one departure in the quarters compared'
if grep -q '"keys": null' "$dir/site/forecast.json" && grep -q '"calibration": null' "$dir/site/forecast.json"; then
	ok too_few_departures_draw_no_figure
else
	bad too_few_departures_draw_no_figure
fi
for i in 01 02 03 04 05 06 07 08 09 10 11 12; do account $i "$gone"; done
page_says where_all_left_at_once_nobody_can_be_told_apart 'cannot be told from chance'

# What says since when a record was known: its own date, or the commit that wrote it down.
says() { # name, words of the page
	"$FUGA" build "$dir/content" -o "$dir/site" -q
	if grep -qF "$2" "$dir/site/forecast.md"; then ok "$1"; else bad "$1: $(sed -n 7p "$dir/site/forecast.md")"; fi
}
commit() {
	git -C "$dir/content" add -A
	GIT_AUTHOR_DATE="$1" GIT_COMMITTER_DATE="$1" git -C "$dir/content" -c user.name=A -c user.email=a@example.com \
		commit -q -m change
}
says by_default_the_dates_of_the_records_count 'goes by the dates that the records give themselves'
echo '  history: {backtest: history}' >"$dir/more"
sed -i "/records_since/r $dir/more" "$dir/content/company.yaml"
says without_a_repository_they_count_as_well 'should go by the commits of the repository'
git -C "$dir/content" init -q -b main
commit 2024-01-20T10:00:00Z
cat >>"$dir/content/accounts/a01.yaml" <<END
incidents:
  - {when: 2025-06-20, kind: wrong-invoice, origin: sales, summary: Written down before the end of June}
END
commit 2025-06-30T10:00:00Z
says what_was_written_down_in_time_is_known 'no record dated before a quarter’s end was written down'
cat >>"$dir/content/accounts/a01.yaml" <<END
  - {when: 2025-06-21, kind: wrong-invoice, origin: sales, summary: Written down in July}
END
commit 2025-07-02T10:00:00Z
says what_was_written_down_later_is_counted 'one record dated before a quarter’s end was written down'

# Harrell's concordance and Brier's score of the demonstration, from the rows alone.
"$FUGA" build content -o "$dir/demo" -q
anew=$(tr -d '"\r' <"$dir/demo/data/backtest.csv" | awk -F, 'NR > 1 {
	n++; q[n] = $2; p[n] = $3; left[n] = $4; time[n] = $4 ? $9 : 90; sum += ($3 - $4) ^ 2 }
	END { for (i = 1; i <= n; i++) if (left[i]) for (j = 1; j <= n; j++)
		if (q[i] == q[j] && i != j && (time[j] > time[i] || (time[j] == time[i] && !left[j]))) {
			pairs++; good += p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0 }
	printf "%.6f %.6f", good / pairs, sum / n }')
said=$(tr -d ' ,' <"$dir/demo/forecast.json" | awk -F: '/^"c":{/ && !c { c = 1 } c == 1 && /^"value"/ { value = $2; c = 2 }
	/^"brier"/ && !brier { brier = $2 } END { printf "%.6f %.6f", value, brier }')
if [ "$anew" = "$said" ]; then
	ok the_figures_are_those_of_the_rows
else
	bad "the_figures_are_those_of_the_rows: $said, anew $anew"
fi
exit $status
