#!/bin/sh
# What fuga diff says of two revisions.
about='what moved between two revisions'
. "$(dirname "$0")/repository.sh"
GIT_AUTHOR_DATE=2026-02-01T10:00:00Z GIT_COMMITTER_DATE=2026-02-01T10:00:00Z
export GIT_AUTHOR_DATE GIT_COMMITTER_DATE

verdict() { # STATUS NAME
	if [ "$1" = 0 ]; then
		echo "[       OK ] $2"
	else
		echo "[  FAILED  ] $2"
		cat "$dir/out" "$dir/err" 2>/dev/null
		failed=1
	fi
}

differ() { # STATUS ARGUMENT...
	wanted=$1
	shift
	"$FUGA" diff -q "$@" >"$dir/out" 2>"$dir/err"
	status=$?
	[ $status = "$wanted" ] || {
		echo "exit status $status, wanted $wanted" >>"$dir/err"
		false
	}
}

has() { # TEXT
	grep -qF -- "$1" "$dir/out" || {
		echo "not there: $1" >>"$dir/err"
		false
	}
}

mkdir repo
cd repo || exit 1
git init -q -b main
mkdir content
cat >content/company.yaml <<'Y'
company:
  name: Shop
  language: en
  currency: EUR
  timezone: Europe/Madrid
  repository: https://example.com/{commit}/{path}#L{line}
  gates:
    - {id: word, measure: kept, below: -0.2, against: baseline}
people: [{id: ana, name: Ana, department: sales}]
Y
cat >content/acme.yaml <<'Y'
account:
  id: acme
  name: Acme @ana
  since: 2024-01-08
  owner: ana
  revenue: [{from: 2024-01-08, monthly: 1000}]
promises:
  - what: Deliver in May
    made: 2025-05-01
    by: ana
    owner: operations
    about: speed
    due: 2025-05-20
    kept: 2025-05-19
  - what: Deliver in June
    made: 2025-06-01
    by: ana
    owner: operations
    about: speed
    due: 2025-06-20
    kept: 2025-06-19
Y
cat >content/other.yaml <<'Y'
account: {id: other, name: Other, since: 2024-03-01, owner: ana}
promises:
  - {what: Quiet, made: 2025-07-01, by: ana, owner: service, about: quality, due: 2025-07-20, kept: 2025-07-18}
Y
git add -A
git commit -q -m first
git tag first

differ 0 first HEAD && [ ! -s ../out ] && [ ! -s ../err ]
verdict $? "the same revision moves nothing, and nothing is said"
differ 0 HEAD && [ ! -s ../out ]
verdict $? "a clean work tree moves nothing"

mkdir content/clients
git mv content/acme.yaml "content/clients/ñ \$(touch x) &#;.yaml"
sed 's/^people/# who\npeople/' content/company.yaml >x && mv x content/company.yaml
git commit -q -a -m renamed
differ 0 first HEAD && [ ! -s ../out ]
verdict $? "a file renamed and a comment move nothing"

file="content/clients/ñ \$(touch x) &#;.yaml"
sed -i '21s/2025-06-19/2025-06-29/' "$file"
differ 4 HEAD content
grep -q "content/company.yaml:8:8: error: gate 'word': kept changed by -0.3333, below -0.2" ../err
verdict $? "a gate against the baseline holds the change to its bound: 3 of 3 kept, then 2 of 3"
head -n 1 ../out | grep -qx '<!-- fuga diff -->'
verdict $? "the comment begins with its mark"
has '| Kept its word | 100.0% | 66.7% | −33.3 points (worse) |'
verdict $? "a share moves in points"
has ':21 Promise “Deliver in June” (changed); kept: 2025-06-19 → 2025-06-29'
verdict $? "the line of the value that changed is named, with both"
grep -q '@ana' ../out
[ $? = 1 ]
verdict $? "a name in a record calls nobody"

git commit -q -a -m late
head=$(git rev-parse HEAD)
differ 4 first HEAD && has "](https://example.com/$head/clients/%C3%B1%20%24%28touch%20x%29%20%26%23%3B.yaml#L21)"
verdict $? "lines lead to the commit, whatever the file is called"
differ 4 first..HEAD && has '100.0% | 66.7%'
verdict $? "a range is two revisions"
differ 0 HEAD first && has '| 66.7% | 100.0% | +33.3 points (better) |'
verdict $? "the way back is better, and no gate minds"
differ 0 --format json HEAD first && "$FUGA" diff --format json HEAD first | grep -q '"id": "kept"'
verdict $? "JSON has the figures by their ids"
differ 0 --format text HEAD first && has 'Kept its word: 67% -> 100%'
verdict $? "text says the same"

differ 4 --fail-on kept HEAD~1 HEAD
grep -q 'fuga: --fail-on kept: 1 before, 0.666667 after' ../err
verdict $? "--fail-on names what got worse"
differ 2 --fail-on kepd HEAD
verdict $? "a figure that there isn't is a wrong call"

sed -i 's/due: 2025-07-20/due: 2025-07-16/' content/other.yaml
"$FUGA" diff HEAD >../out 2>../err
has ':3 Promise “Quiet” (changed); due: 2025-07-20 → 2025-07-16'
verdict $? "a changed date names the promise's line"
git checkout -q content

cat >>content/other.yaml <<'Y'
incidents:
  - {when: 2026-02-03, kind: wrong-invoice, origin: finance, summary: Old price}
Y
differ 0 HEAD && has 'other.yaml:5 Incident “Old price” (added)' && has 'Finance'
verdict $? "a record that was added is named, and moves its department"
git commit -q -a -m incident
differ 0 HEAD HEAD~1 && has '[other.yaml:5](https://example.com/' && has ' Incident “Old price” (removed)'
verdict $? "one that was removed is named where it stood"

cat >content/new.yaml <<'Y'
account: {id: newcomer, name: New, since: 2025-03-01, owner: ana}
Y
differ 0 HEAD && has '(`newcomer`): new' && has 'new.yaml:1 Account “newcomer” (added)'
verdict $? "an account that came is told as new"
rm content/new.yaml

sed 's/about: quality/about: qualty/' content/other.yaml >x && mv x content/other.yaml
git commit -q -a -m broken
differ 1 HEAD first && grep -q '^HEAD:content/other.yaml:3:.*qualty' ../err && grep -q '^HEAD:content: 1 error: nothing was compared' ../err
verdict $? "an error bears the revision's name"
git revert --no-edit HEAD >/dev/null

ln -s ../content/other.yaml content/link.yaml
git add -A
git commit -q -m link
differ 1 HEAD first && grep -q '^HEAD:content/link.yaml:1:1: error: is a link' ../err
verdict $? "a link in a revision is refused"
git rm -q content/link.yaml
git commit -q -m unlink

differ 3 nowhere && grep -q "cannot read the revision 'nowhere'" ../err
verdict $? "a revision that there isn't is said"
differ 2
verdict $? "no revision is a wrong call"
cp -r content ../loose
differ 3 HEAD HEAD ../loose && grep -q 'no folder of a git repository' ../err
verdict $? "a folder outside of git can't be compared"
git rm -q -r content
git commit -q -m gone
mkdir content
differ 3 HEAD first && grep -q "the folder 'content' is not in it" ../err
verdict $? "a revision without the folder is said"
rmdir content
git checkout -q first
git checkout -q -b gates
sed -i 's/measure: kept, below: -0.2, against: baseline/measure: kept, below: 0.9/; s/language: en/language: es/' content/company.yaml
git commit -q -a -m absolute
differ 0 HEAD~1 HEAD
verdict $? "an absolute gate that holds stops nobody"
sed -i 's/kept: 2025-06-19/kept: 2025-06-29/' content/acme.yaml
git commit -q -a -m breaks
differ 4 HEAD~1 HEAD && grep -q "content/company.yaml:8:8: error: gate 'word': kept is 0.6667, below 0.9" ../err
verdict $? "one that held before and does not now stops"
has 'Promesa “Deliver in June” (cambió); kept: 2025-06-19 → 2025-06-29'
verdict $? "in Spanish the record's kind is a Spanish word"
"$FUGA" diff -q --format json HEAD~1 HEAD 2>../err | grep -q '"record": "promise"'
verdict $? "in JSON it is the key"
sed -i 's/kept: 2025-05-19/kept: 2025-05-29/' content/acme.yaml
git commit -q -a -m worse
differ 0 HEAD~1 HEAD && [ ! -s ../err ]
verdict $? "one that did not hold before stops nobody, though it is worse"
"$FUGA" build content -o ../site --no-git -q 2>/dev/null
[ $? = 4 ]
verdict $? "a build is stopped by it"
printf 'promises: x\n' >content/wrong.yaml
differ 1 --diagnostics github HEAD && grep -q '^::error file=content/wrong.yaml,line=1,' ../out
verdict $? "the errors of the work tree are annotations where that is asked for"
git add -A && git commit -q -m wrong
differ 1 --diagnostics github HEAD HEAD~1 && grep -q '^HEAD:content/wrong.yaml:1:11: error' ../err && [ ! -s ../out ]
verdict $? "those of the base are not: nobody can mend them there"
differ 1 --diagnostics github HEAD~1 HEAD && grep -q '^::error file=content/wrong.yaml,line=1,' ../out
verdict $? "those of a revision stand at the files' own paths"
[ ! -e x ] && [ ! -e ../x ]
verdict $? "no file's name is run"
exit $failed
