#!/bin/sh
# What was changed in the records afterwards, found in the history of small repositories.
about='what was changed afterwards'
. "$(dirname "$0")/repository.sh"

verdict() { # STATUS NAME
	if [ "$1" = 0 ]; then
		echo "[       OK ] $2"
	else
		echo "[  FAILED  ] $2"
		cat said site/data/history.csv 2>/dev/null
		sed -n '/Changed afterwards/,$p' site/trust.md 2>/dev/null
		failed=1
	fi
}

commit() { # REPO AUTHORED [COMMITTED]
	git -C "$1" add -A
	GIT_AUTHOR_DATE="$2T12:00:00 +0100" GIT_COMMITTER_DATE="${3:-$2}T12:00:00 +0100" \
		git -C "$1" commit -q -m "records of $2"
}

build() { # CONTENT [OPTION]
	"$FUGA" build -q --format html,md,json -o site ${2:+"$2"} "$1" >said 2>&1
}

row() { # TEXT of a line of the table, without its commit
	tr -d '"\r' <site/data/history.csv | sed 's/,[0-9a-f]\{40\},/,/' | grep -qxF "$1"
}

trust() { # TEXT
	grep -qF "$1" site/trust.md
}

company() {
	cat <<'Y'
company:
  name: Shop
  language: en
  currency: EUR
  timezone: Europe/Madrid
  repository: https://example.com/o/r/blob/{commit}/content/{path}#L{line}
people: [{id: ana, name: Ana, department: sales}]
Y
}

promise() { # ID DUE LINE…
	printf '  - {id: %s, what: The %s is there, made: 2026-01-08, by: ana, owner: operations, about: speed, due: %s' "$1" "$1" "$2"
	shift 2
	for more; do printf ', %s' "$more"; done
	echo '}'
}

incident() { # DAY SUMMARY
	echo "  - {when: $1, kind: wrong-invoice, origin: finance, summary: $2}"
}

acme() {
	echo 'account: {id: acme, name: Acme, since: 2024-01-08, owner: ana}'
	echo 'promises:'
}

mkdir -p repo/content
git -C repo init -q -b main
company >repo/content/company.yaml
acme | head -n 1 >repo/content/acme.yaml
echo 'account: {id: gone, name: Gone, since: 2024-01-08, owner: ana}' >repo/content/gone.yaml
commit repo 2026-01-05
{ acme; promise desk 2026-01-20; promise lamp 2026-01-20; promise rug 2026-01-20
	echo 'incidents:'; incident 2026-01-08 "Old price"; } >repo/content/acme.yaml
{ cat repo/content/gone.yaml; echo 'promises:'; promise sofa 2026-01-30; } >gone && mv gone repo/content/gone.yaml
commit repo 2026-01-09
# The lamp's new date is agreed in time, and written down.
{ acme; promise desk 2026-01-20; promise lamp 2026-01-20 'moved: [{on: 2026-01-18, to: 2026-01-28, agreed: yes}]'; promise rug 2026-01-20 'kept: 2026-01-20'
	echo 'incidents:'; incident 2026-01-08 "Old price"; } >repo/content/acme.yaml
commit repo 2026-01-20
# The desk's date is written over, five days late; the rug was there in time.
{ acme; promise desk 2026-01-30; promise lamp 2026-01-20 'moved: [{on: 2026-01-18, to: 2026-01-28, agreed: yes}]'; promise rug 2026-01-22 'kept: 2026-01-20'
	echo 'incidents:'; incident 2026-01-08 "Old price"; } >repo/content/acme.yaml
commit repo 2026-01-25
{ acme; promise desk 2026-01-30 'kept: 2026-01-29'; promise lamp 2026-01-20 'moved: [{on: 2026-01-18, to: 2026-01-28, agreed: yes}]' 'kept: 2026-01-28'; promise rug 2026-01-22 'kept: 2026-01-20'
	echo 'incidents:'; incident 2026-01-08 "Old price"; } >repo/content/acme.yaml
commit repo 2026-01-29
# Gone leaves; what became of its promise is typed in five days later.
{ echo 'account: {id: gone, name: Gone, since: 2024-01-08, owner: ana, ended: 2026-02-10, ended_because: delays}'; echo 'promises:'; promise sofa 2026-01-30; } >repo/content/gone.yaml
commit repo 2026-02-10
{ echo 'account: {id: gone, name: Gone, since: 2024-01-08, owner: ana, ended: 2026-02-10, ended_because: delays}'; echo 'promises:'; promise sofa 2026-01-30 'kept: 2026-01-30'; } >repo/content/gone.yaml
commit repo 2026-02-15
{ cat repo/content/acme.yaml; incident 2026-02-01 "Wrong name"; } >acme && mv acme repo/content/acme.yaml
commit repo 2026-02-20

build repo/content
row 'promise,acme,desk,acme.yaml,3,due,2026-01-20,2026-01-30,2026-01-25,2026-01-25,yes,date-after'
verdict $? "a date written over once it was missed is found"
trust '20 January 2026' || trust 'date changed 5 days after it was due'
verdict $? "the page says what it was and when it was changed"
trust '| Whole company | 4 / 4 |' && grep -q '| Whole company | 4 / 4 | [^|]*| 3 / 4 |' site/trust.md
verdict $? "the kept rate is said with and without it"
row 'promise,acme,lamp,acme.yaml,4,moved,,on: 2026-01-18, to: 2026-01-28, agreed: yes,2026-01-20,2026-01-20,yes,other' &&
	! grep -q 'lamp' site/trust.md
verdict $? "a renegotiation on record accuses nobody"
row 'promise,acme,rug,acme.yaml,5,due,2026-01-20,2026-01-22,2026-01-25,2026-01-25,yes,no-miss'
verdict $? "a date of a promise that was kept may be changed"
row 'promise,gone,sofa,gone.yaml,3,kept,,2026-01-30,2026-02-15,2026-02-15,yes,outcome-after' &&
	trust 'Of one outcome of promises to clients that left, one was written down after they had left (one as kept).'
verdict $? "an outcome typed in after the client left is told"
grep -q '^| Finance | .*| 2 |$' site/trust.md
verdict $? "how late incidents are written down is told by department"
grep -q 'was for .* before; changed on' site/accounts/acme.html &&
	grep -qE 'href="https://example.com/o/r/commit/[0-9a-f]{40}"' site/accounts/acme.html
verdict $? "the dossier keeps the date that it had, with its commit"

cp -r site before
echo 'nothing to do with the records' >repo/README
commit repo 2026-02-25
build repo/content
cmp site/trust.html before/trust.html && cmp site/accounts/acme.html before/accounts/acme.html &&
	cmp site/data/history.csv before/data/history.csv
verdict $? "a commit elsewhere changes no page"
rm -rf before

build repo/content --no-git
trust 'not in a git repository, or its history was not looked at' && [ "$(wc -l <site/data/history.csv)" = 1 ]
verdict $? "without git one sentence says so"
git clone -q --depth 1 "file://$dir/repo" shallow
build shallow/content
trust 'comes without its history' && [ "$(wc -l <site/data/history.csv)" = 1 ] && ! trust 'changed once past due'
verdict $? "of a shallow clone nothing is claimed"

# The same change written on the 10th, long before the date, and brought in on the 25th by a rebase.
git clone -q repo rebased
git -C rebased checkout -q "$(git -C repo log --format=%H --until=2026-01-09T23:00:00 -1)"
sed -i '/desk/s/due: 2026-01-20/due: 2026-01-30/' rebased/content/acme.yaml
commit rebased 2026-01-10 2026-01-25
build rebased/content
row 'promise,acme,desk,acme.yaml,3,due,2026-01-20,2026-01-30,2026-01-10,2026-01-25,yes,early'
verdict $? "the day on which a change was written stands, not that of a rebase"

# The same change in an import of many records.
git -C rebased checkout -q -f "$(git -C repo log --format=%H --until=2026-01-09T23:00:00 -1)"
sed -i '/desk/s/due: 2026-01-20/due: 2026-01-30/' rebased/content/acme.yaml
i=0
while [ $i -lt 30 ]; do
	echo "account: {id: new-$i, name: New $i, since: 2026-01-08, owner: ana}" >"rebased/content/new-$i.yaml"
	i=$((i + 1))
done
commit rebased 2026-01-25
build rebased/content
row 'promise,acme,desk,acme.yaml,3,due,2026-01-20,2026-01-30,2026-01-25,2026-01-25,no,import' &&
	trust 'No promise had its date or words changed'
verdict $? "an import accuses nobody"
exit $failed
