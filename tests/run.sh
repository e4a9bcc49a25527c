#!/bin/sh
# run.sh OBJECTS PROGRAM... -- SCRIPT... - runs every test, shows what failed, counts what ran.
set -u
objects=$1
shift
passed=0 failed=0 skipped=0 kind=program
log=$objects/test.log
# What is remembered between runs stays out of the home of who runs the tests.
export XDG_CACHE_HOME="$PWD/$objects/cache"
for test; do
	if [ "$test" = -- ]; then
		kind=script
		continue
	fi
	if [ $kind = program ]; then
		"$test" >"$log" 2>&1
	else
		FUGA=build/fuga sh "$test" >"$log" 2>&1
	fi
	status=$?
	ok=$(grep -c '^\[       OK \]' "$log")
	bad=$(grep -c '^\[  FAILED  \] .*[a-z]' "$log")
	skip=$(grep -cE '^(SKIP |\[  SKIPPED \] [a-z])' "$log")
	[ $kind = script ] && [ $status = 0 ] && [ "$ok" = 0 ] && [ "$skip" = 0 ] && ok=1
	[ $status != 0 ] && [ "$bad" = 0 ] && bad=1
	[ $status = 0 ] && bad=0
	grep -h '^SKIP' "$log"
	if [ $status != 0 ]; then
		echo "FAILED $test (status $status)"
		grep -v '^\[       OK \]\|^\[ RUN ' "$log" | tail -n 60
	fi
	passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + skip))
done
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
