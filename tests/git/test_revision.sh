#!/bin/sh
# Which revision of the content the pages name.
about='the revision of the content'
. "$(dirname "$0")/repository.sh"

verdict() { # STATUS NAME
	if [ "$1" = 0 ]; then
		echo "[       OK ] $2"
	else
		echo "[  FAILED  ] $2"
		cat "$dir/said" 2>/dev/null
		failed=1
	fi
}

commit() { # DAY MESSAGE
	git -C repo add -A
	GIT_AUTHOR_DATE="$1" GIT_COMMITTER_DATE="$1" git -C repo commit -q -m "$2"
}

# The site's line in the Markdown of its first page.
line() { # CONTENT [OPTION]
	"$FUGA" build -q --format md,json -o site ${2:+"$2"} "$1" >said 2>&1 || echo "build failed"
	grep '^Made with' site/index.md
}

says() { # CONTENT TEXT
	line "$1" >line
	grep -qF "$2" line || {
		echo "wanted: $2" >>said
		cat line >>said
		false
	}
}

mkdir -p "repo/in here"
cat >"repo/in here/company.yaml" <<'Y'
company:
  name: Shop
  language: en
  currency: EUR
  timezone: Europe/Madrid
  repository: https://example.com/{commit}/{path}#L{line}
people: [{id: ana, name: Ana, department: sales}]
Y
cat >"repo/in here/a #1.yaml" <<'Y'
account: {id: acme, name: Acme, since: 2024-01-08, owner: ana}
incidents:
  - {when: 2026-02-03, kind: wrong-invoice, origin: finance, summary: Old price}
Y
cp -r "repo/in here" plain

line plain | grep -q 'Revision'
[ $? = 1 ]
verdict $? "without git no revision is named"

git -C repo init -q -b main
line "repo/in here" | grep -q 'Revision'
[ $? = 1 ]
verdict $? "before the first commit no revision is named"

commit '2026-01-31T23:30:00-06:00' first
first=$(git -C repo rev-parse HEAD)
short=$(printf %.10s "$first")
says "repo/in here" "Revision $short of 31 January 2026."
verdict $? "the revision is the commit, its day that of the committer's clock"
grep -q "https://example.com/$first/a%20%231.yaml#L3" site/accounts/acme.json
verdict $? "a record's line leads to the commit, whatever its file is called"

echo unrelated >repo/notes.txt
commit '2026-02-02T10:00:00Z' elsewhere
says "repo/in here" "Revision $short of 31 January 2026."
verdict $? "a commit elsewhere in the repository changes no page"

cp -r site before
(cd "repo/in here" && GIT_DIR=/nonexistent "$FUGA" build -q --format md,json -o ../../site .) >said 2>&1
diff -r before site >>said
verdict $? "the same revision gives the same bytes, from any folder and in a hook"

git clone -q --depth 1 "file://$dir/repo" shallow 2>/dev/null
head=$(git -C repo rev-parse HEAD | cut -c1-10)
says "shallow/in here" "Revision $head of 2 February 2026."
verdict $? "where a shallow clone hides the change, the revision is that of the clone"

says "repo/in here" "Revision $short of 31 January 2026."
echo '# note' >>"repo/in here/company.yaml"
says "repo/in here" "31 January 2026, with changes not committed yet."
verdict $? "a changed file is told"
echo '# note, above' | cat - "repo/in here/a #1.yaml" >longer
cp longer "repo/in here/a #1.yaml"
says "repo/in here" "with changes not committed yet."
! grep -q "https://example.com/$first/.*#L" site/accounts/acme.json
verdict $? "a line of a file that was changed since leads nowhere: there it is another"
git -C repo checkout -q -- "in here/a #1.yaml"
says "repo/in here" "with changes not committed yet."
grep -q "https://example.com/$first/a%20%231.yaml#L3" site/accounts/acme.json
verdict $? "one of a file that was not still leads to the commit, whatever else was changed"
git -C repo checkout -q .
echo '*.yaml' >repo/.gitignore
echo '# nothing' >"repo/in here/new.yaml"
says "repo/in here" ", with changes not committed yet."
verdict $? "a file that git ignores and that is read counts as a change"
mv "repo/in here/new.yaml" "repo/in here/.new.yaml"
echo x >"repo/in here/backup.txt"
says "repo/in here" "31 January 2026."
verdict $? "a file that is not read does not"

git -C repo status --porcelain >said
cp repo/.git/index index
touch "repo/in here/company.yaml"
line "repo/in here" >/dev/null
cmp -s index repo/.git/index
verdict $? "the index is not written"

line "repo/in here" --no-git | grep -q Revision
[ $? = 1 ]
verdict $? "--no-git leaves git alone"

cp -r plain repo/untracked
line repo/untracked | grep -q Revision
[ $? = 1 ]
verdict $? "a folder that is in no commit has no revision"

echo '[core]
	repositoryformatversion = 99' >>repo/.git/config
"$FUGA" build -q --format md -o site "repo/in here" >said 2>&1
status=$?
[ $status = 0 ] && grep -q 'the pages name no revision' said && ! grep -q Revision site/index.md
verdict $? "a repository that can't be read is a note, not a failure"
exit $failed
