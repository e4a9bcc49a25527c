#!/bin/sh
# Real deliveries: 10,324 promises of 43 countries whose counts were worked out apart, with SQL.
set -eu
FUGA=$(realpath "${FUGA:-build/fuga}")
data=../shared/data
if [ ! -d $data ]; then
	echo "SKIP real deliveries: ../shared/data is not here"
	exit 0
fi
data=$(realpath $data)
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/content"
tar -xJf "$data/scms-content.tar.xz" -C "$dir/content"
"$FUGA" build "$dir/content" -o "$dir/site" --as-of 2015-09-14 -q

fail() {
	echo "[  FAILED  ] $*"
	exit 1
}
# Counts promises and late ones of promises.csv; columns as README says.
count() {
	awk -F, -v key="$1" -v column="$2" 'NR > 1 {
		gsub(/["\r]/, "")
		n = 0
		if (column == 0 || $column == key) { all++; if ($10 == "late") late++ }
	} END { print all + 0, late + 0 }' "$dir/site/data/promises.csv"
}
[ "$(count '' 0)" = "10324 1186" ] || fail "all deliveries: $(count '' 0), not 10324 1186"
echo "[       OK ] 1186_of_10324_deliveries_are_late"
[ "$(count direct-drop 5)" = "4920 259" ] || fail "direct drop: $(count direct-drop 5)"
[ "$(count rdc 5)" = "5404 927" ] || fail "regional centre: $(count rdc 5)"
echo "[       OK ] direct_drop_and_regional_centre_have_their_counts"

# Every country by the account's name; departments by the table of departments.
sed -n 's/^  id: //p;s/^  name: "\(.*\)"/\1/p' "$dir"/content/accounts/*.yaml | paste - - | sort >"$dir/names"
wrong=0
while IFS='	' read -r country promises late rest; do
	[ "$country" = country ] && continue
	id=$(awk -F'\t' -v name="$country" '$2 == name { print $1 }' "$dir/names")
	[ "$(count "$id" 1)" = "$promises $late" ] || {
		echo "$country ($id): $(count "$id" 1), not $promises $late"
		wrong=1
	}
done <"$data/scms-truth.tsv"
[ $wrong = 0 ] || fail "a country's line"
echo "[       OK ] every_country_has_its_counts"
awk -F, '{ gsub(/"/, "") } NR > 1 && $1 == "rdc" && ($3 != 5404 || $5 != 927) { exit 1 }' "$dir/site/data/departments.csv" ||
	fail "departments.csv disagrees with promises.csv"
echo "[       OK ] departments_agree_with_promises"

# Lateness does not differ between the countries that were lost and those that were kept: nothing
# may be said to go with leaving.
awk -F, '{ gsub(/"/, "") }
	NR > 1 && ($1 == "promises" || $1 == "late-delivery") { seen++; if ($6 >= 1 || $7 <= 1) exit 1 }
	END { if (seen != 2) exit 1 }' "$dir/site/data/hazard.csv" || fail "the interval of lateness leaves 1 out"
echo "[       OK ] the_interval_of_lateness_holds_1"
grep -q '>×[0-9]' "$dir/site/leak.html" || fail "no factors on the page"
grep '<b>×' "$dir/site/leak.html" && fail "the page sets a factor in bold"
echo "[       OK ] no_factor_stands_out_on_the_page"
awk -F, 'NR > 1 && $25 > 0 { exit 1 }' "$dir/site/data/departments.csv" ||
	fail "a department whose leak surely costs something"
grep -l 'class="fr" cx' "$dir/site/leak.html" "$dir/site/index.html" "$dir"/site/departments/*.html &&
	fail "a full dot for what may be nothing"
echo "[       OK ] no_department_is_said_to_cost_anything_for_sure"
