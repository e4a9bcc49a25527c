#!/bin/sh
# test_stats.sh - what --stats tells: which keys, to which stream, and nothing else is changed by it.
set -u
fuga=${FUGA:-build/fuga}
room=$(mktemp -d) || exit 3
trap 'rm -rf "$room"' EXIT
SOURCE_DATE_EPOCH=1800000000 NO_COLOR=1 LC_ALL=C.UTF-8
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

# SITE OPTION... : what it says stays in SITE.out and SITE.err.
builds() {
	site=$1
	shift
	"$fuga" build content -o "$room/$site" --no-git "$@" >"$room/$site.out" 2>"$room/$site.err"
}

builds plain -q && builds text -q --stats && builds json --stats=json
verdict $? 'a build with --stats succeeds'
diff -r "$room/plain" "$room/text" >/dev/null && diff -r "$room/plain" "$room/json" >/dev/null
verdict $? 'the site has the same bytes with and without'
[ ! -s "$room/text.out" ] && grep -q '^read\.files  *[0-9.]* ' "$room/text.err" &&
	grep -q '^analyse\.fold ' "$room/text.err" && grep -q '^written  [1-9][0-9]* files' "$room/text.err"
verdict $? 'text goes to standard error, a line a stage'
[ ! -s "$room/plain.err" ]
verdict $? 'without it nothing is told'
builds none --stats=json --diagnostics github
[ $? = 2 ] && grep -q 'both want standard output' "$room/none.err"
verdict $? 'two that want standard output are a wrong call'
builds none --stats=xml
[ $? = 2 ]
verdict $? 'another form is a wrong call'

if ! command -v python3 >/dev/null 2>&1; then
	echo 'SKIP the keys of --stats=json: no python3'
	exit $failed
fi
cat >"$room/keys.py" <<'EOF'
import json, sys

told, new = json.load(open(sys.argv[1])), sys.argv[2] == "new"
assert set(told) == {"fuga", "threads", "wall_s", "cpu_s", "memory_peak_bytes", "stages", "pages_cpu_s", "read", "cache", "site"}
assert set(told["pages_cpu_s"]) == {"view", "html", "markdown", "json", "beside", "put"}
assert set(told["read"]) == {"files", "bytes", "accounts", "records"}
assert set(told["cache"]) == {"hits", "misses"}
assert set(told["site"]) == {"bytes", "bytes_written", "written", "unchanged", "removed"}
assert all(set(s) == {"name", "wall_s", "cpu_s", "memory_bytes"} for s in told["stages"])
names = [s["name"] for s in told["stages"]]
assert len(names) == len(set(names)), names
for name in ("read.find", "read.files", "read.link", "check", "templates", "analyse.fold", "analyse.risk", "pages", "publish.list"):
    assert name in names, name
assert sum(s["wall_s"] for s in told["stages"]) <= told["wall_s"] + 0.001
assert told["read"]["accounts"] > 10 and told["read"]["bytes"] > 1e5 and told["memory_peak_bytes"] > 1e6
assert told["cache"]["hits"] + told["cache"]["misses"] == told["read"]["files"] > 10
site = told["site"]
assert site["written"] + site["unchanged"] > 100
assert site["unchanged"] == 0 and site["bytes_written"] == site["bytes"] if new else site["written"] == site["bytes_written"] == 0
EOF
python3 "$room/keys.py" "$room/json.out" new
verdict $? 'JSON has the keys that README names, and all files of a new site are written'
builds json --no-cache --stats=json -j 1 && python3 "$room/keys.py" "$room/json.out" old
verdict $? 'what is as it was is counted as left'
exit $failed
