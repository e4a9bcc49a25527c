#!/bin/sh
# What git remembers of the records is kept from run to run, and shows nowhere whether it was.
about='the history of the content'
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

commit() { # DAY
	git -C repo add -A
	GIT_AUTHOR_DATE="$1" GIT_COMMITTER_DATE="$1" git -C repo commit -q -m "$1"
}

build() { # SITE OPTION...
	site=$1
	shift
	"$FUGA" build -q -o "$site" "$@" repo/content >said 2>&1
}

git init -q -b main repo
mkdir repo/content
cat >repo/content/company.yaml <<'Y'
company: {name: Shop, language: en, currency: EUR, timezone: Europe/Madrid}
Y
cat >repo/content/a.yaml <<'Y'
account: {id: acme, name: Acme, since: 2024-01-08}
promises:
  - {what: One, made: 2025-01-02, due: 2025-02-01, by: sales, owner: service, about: speed}
Y
commit 2025-01-05T12:00:00+0100
sed -i 's/2025-02-01/2025-03-01/' repo/content/a.yaml
commit 2025-02-03T12:00:00+0100

kept() {
	ls cache/fuga/*.history
}

build forgetful --no-cache && build first && build second && diff -r forgetful first && diff -r first second &&
	[ -s "$(kept)" ]
verdict $? "what is remembered shows nowhere"

before=$(cksum <"$(kept)") && touch -d 2020-01-01 "$(kept)" && build second && [ "$(kept)" -ot repo ] &&
	[ "$(cksum <"$(kept)")" = "$before" ]
verdict $? "what brings nothing new is not written again"

printf 'x' | dd of="$(kept)" bs=1 seek=60 conv=notrunc 2>said && build third && diff -r first third &&
	[ "$(cksum <"$(kept)")" = "$before" ]
verdict $? "what is damaged is made anew"

sed -i 's/2025-03-01/2025-04-01/' repo/content/a.yaml && commit 2025-02-20T12:00:00+0100 && build third &&
	[ "$(cksum <"$(kept)")" != "$before" ] && build fourth --no-cache && diff -r third fourth
verdict $? "the next commit is added to what is known"

git -C repo reset -q --hard HEAD~1 && build third && diff -r third first
verdict $? "a history that was taken back is as if it had never been"

git clone -q --depth 1 "file://$dir/repo" shallow && "$FUGA" build -q -o shallow-site shallow/content 2>said
[ "$(grep -c 'this clone lacks its past' said)" = 1 ]
verdict $? "a shallow clone is told once"

git -C repo config uploadpack.allowFilter true
git clone -q --filter=blob:none --no-checkout "file://$dir/repo" partial && git -C partial checkout -q &&
	"$FUGA" build -q -o partial-site partial/content 2>said
[ "$(grep -c 'this clone lacks its past' said)" = 1 ] && diff -r partial-site shallow-site >/dev/null
verdict $? "a clone without what was in the files of then is as one without its past"

git -C partial checkout -q HEAD~1 && git -C partial checkout -q - && "$FUGA" build -q -o partial-site partial/content 2>said
diff -r partial-site second >/dev/null
verdict $? "what comes later is looked at then"

"$FUGA" build -q --no-git -o shallow-site shallow/content 2>said
[ ! -s said ]
verdict $? "--no-git looks at no history"

sed -i 's,Madrid,&\, history: {since: 0123456},' repo/content/company.yaml && build third
grep -q 'company.history.since names no commit' said
verdict $? "a declared start that is none is told"

sed -i 's,0123456,soon,' repo/content/company.yaml
"$FUGA" check repo/content >said 2>&1
grep -q "company.yaml:1:.*the id of a commit, of 7 digits at least" said
verdict $? "a declared start that can be none is an error"
exit $failed
