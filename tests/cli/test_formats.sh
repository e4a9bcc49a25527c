#!/bin/sh
# test_formats.sh - fuga check for other programs: formats, paths from the root of the repository,
# and a baseline that outlives the moving of lines and files.
set -u
fuga=$PWD/${FUGA:-build/fuga}
golden=$PWD/tests/golden
room=$(mktemp -d) || exit 3
trap 'rm -rf "$room"' EXIT
SOURCE_DATE_EPOCH=1772366400 NO_COLOR=1 LC_ALL=C.UTF-8
export SOURCE_DATE_EPOCH NO_COLOR LC_ALL
failed=0

verdict() { # STATUS NAME
	if [ "$1" = 0 ]; then
		echo "[       OK ] $2"
	else
		echo "[  FAILED  ] $2"
		failed=1
	fi
}

# STATUS OPTION... : the status of check in the repository; what it says stays in out and err.
checks() {
	want=$1
	shift
	(cd "$room/repo/sub" && "$fuga" check content "$@") >"$room/out" 2>"$room/err"
	[ $? = "$want" ]
}

mkdir -p "$room/repo/.git" "$room/repo/sub"
cp -r "$golden/kept-without-evidence/content" "$room/repo/sub/content"
records=$room/repo/sub/content/registro.yaml

checks 0 --format github && grep -q '^::warning file=sub/content/registro.yaml,line=45,' "$room/out"
verdict $? 'paths begin at the root of the repository'
checks 0 --format github --path-prefix a/b/ && grep -q 'file=a/b/registro.yaml,' "$room/out"
verdict $? 'a prefix stands for the content folder'
checks 0 --format github --path-prefix '' && grep -q 'file=registro.yaml,' "$room/out"
verdict $? 'an empty prefix leaves the path below the content folder'
(cd "$room/repo/sub/content" && "$fuga" check . --format gitlab) | grep -q '"path": "sub/content/registro.yaml"'
verdict $? 'the path is the same from wherever it is called'
checks 0 --format json && grep -q '"file": "content/registro.yaml"' "$room/out"
verdict $? 'JSON names files as they can be opened'
for format in json github gitlab sarif junit; do
	checks 0 --format $format && [ -s "$room/out" ] && [ ! -s "$room/err" ]
	verdict $? "$format alone stands on standard output, and nothing on the other"
	cp "$room/out" "$room/once"
	checks 0 --format $format -j 1 && cmp -s "$room/once" "$room/out"
	verdict $? "$format is the same each time"
done
checks 2 --format xml
verdict $? 'another format is a wrong call'
checks 1 --format sarif --strict
verdict $? 'the status does not depend on the format'

checks 0 --write-baseline known && grep -q '^1	kept-without-evidence	promise constructora-sur 2026-02-02	kept$' "$room/repo/sub/known"
verdict $? 'a baseline names code, record and field'
checks 0 --strict --baseline known && grep -q '^1 left out as known to known$' "$room/err" && ! grep -q registro "$room/err"
verdict $? 'what is known is neither told nor counted'
mkdir "$room/repo/sub/content/other"
{
	printf '# lines above\n\n\n'
	cat "$records"
} >"$room/repo/sub/content/other/x.yaml"
rm "$records"
checks 0 --strict --baseline known && ! grep -q x.yaml "$room/err"
verdict $? 'a baseline outlives the moving of lines and files'
checks 0 --format sarif --baseline known && grep -q '"suppressions": \[{"kind": "external"}\]' "$room/out"
verdict $? 'SARIF says of what is known that it is'
checks 0 --format json --baseline known && ! grep -q x.yaml "$room/out"
verdict $? 'and no other format does'
sed -i 's/2026-02-02/2026-02-03/' "$room/repo/sub/content/other/x.yaml"
checks 1 --strict --baseline known && grep -q 'x.yaml:48:.*kept-without-evidence' "$room/err" &&
	grep -q '^0 left out as known to known; 1 known there is gone: write it anew$' "$room/err"
verdict $? 'another record is not known'
checks 3 --baseline none && grep -q 'cannot read none: No such file' "$room/err"
verdict $? 'a baseline that is not there is told'
echo nonsense >"$room/repo/sub/known"
checks 3 --baseline known && grep -q 'known:1: not a line of a baseline' "$room/err"
verdict $? 'a baseline that is none is told'
checks 3 --write-baseline no/such/folder
verdict $? 'a baseline that cannot be written is told'

rm -rf "$room/repo/sub/content"
cp -r "$golden/after-ended/content" "$room/repo/sub/content"
checks 1 && checks 0 --write-baseline known && checks 0 --baseline known
verdict $? 'a contradiction can be known'
rm -rf "$room/repo/sub/content"
cp -r "$golden/unknown-key/content" "$room/repo/sub/content"
checks 1 --write-baseline known && checks 1 --baseline known
verdict $? 'what makes a record unreadable cannot'
checks 1 && (cd "$room/repo/sub" && "$fuga" build content -o site --diagnostics github) >"$room/out" 2>"$room/err"
[ $? = 1 ] && grep -q '^::error file=sub/content/.*title=fuga unknown-key::' "$room/out"
verdict $? 'build tells errors in a format of programs, too'

if command -v python3 >/dev/null 2>&1; then
	name=$(printf 'a<&>"\033[2J%%0A::error::.yaml')
	printf 'accounts:\n  - {id: acme, "<![CDATA[\\u202e]]>&\\"": x}\n' >"$room/repo/sub/content/$name"
	checks 1 --format junit
	python3 - "$room/out" <<'EOF'
import sys, xml.etree.ElementTree as tree
suite = tree.parse(sys.argv[1]).getroot().find('testsuite')
cases = suite.findall('testcase')
assert int(suite.get('tests')) == len(cases) > 1
assert int(suite.get('failures')) == len([c for c in cases if c.find('failure') is not None])
assert any(c.get('classname') == 'sub/content/a<&>"\\u{1b}[2J%0A::error::.yaml' for c in cases)
assert any('<![CDATA[' in (c.findtext('failure') or '') for c in cases)
EOF
	verdict $? "the XML is read by somebody else's parser"
	checks 1 --format github && ! grep -qv '^::error file=[^:,]*,line=[0-9]*,col=[0-9]*,title=fuga [a-z-]*::\|^::group::\|^::endgroup::\|^  ' "$room/out"
	verdict $? 'a hostile name begins no command'
else
	echo 'SKIP the XML of junit: no python3'
fi
exit $failed
