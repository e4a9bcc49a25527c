#!/bin/sh
# lint.sh - the map of architecture stays true: who may include whom, headers that compile alone,
# one file for each foreign library, no state, no clock below cli/, the layout of clang-format.
set -u
failed=0
say() {
	echo "lint: $*" >&2
	failed=1
}

# A folder may include itself and these.
allowed() {
	case $1 in
	base) echo base ;;
	model) echo base model ;;
	report) echo base report ;;
	read | check | analyse) echo base model "$1" ;;
	render) echo base render ;;
	view) echo base model analyse render view ;;
	write) echo base model read write ;;
	import) echo base model read write import ;;
	publish) echo base publish ;;
	git) echo base git ;;
	serve) echo base serve ;;
	cli) echo base report model read check analyse render view publish git write serve import cli ;;
	esac
}
for folder in base report model read check analyse render view publish git write serve import cli; do
	may=" $(allowed $folder) "
	for file in src/$folder/*.[ch]; do
		[ -e "$file" ] || continue
		for include in $(sed -n 's/^[[:space:]]*#[[:space:]]*include "\([^"]*\)".*/\1/p' "$file"); do
			case $may in
			*" ${include%%/*} "*) ;;
			*) say "$file includes \"$include\": $folder/ may not know ${include%%/*}/" ;;
			esac
		done
	done
done

marks=$(grep -rnE '^(<<<<<<<|>>>>>>>)( |$)' src templates tests ./*.md Makefile)
[ -z "$marks" ] || say "marks of a conflict: $marks"

# header, the one folder that may include it, and in how many files
only_in() {
	files=$(grep -lE "^[[:space:]]*#[[:space:]]*include <$1" src/*/*.[ch] 2>/dev/null)
	for file in $files; do
		case $file in
		src/$2/*) ;;
		*) say "$file includes <$1…>: only $2/ may" ;;
		esac
	done
	if [ "$3" = one ] && [ "$(echo "$files" | grep -c .)" -gt 1 ]; then
		say "<$1…> is included by more than one file:" $files
	fi
}
only_in 'yaml\.h' read one
only_in 'cmark\.h' render one
only_in 'unicode/' render one
only_in 'gsl/' analyse any
only_in 'xxhash\.h' base one
only_in 'git2' git any
only_in 'microhttpd\.h' serve one

# Nothing below cli/ asks the clock, the environment or the locale, or changes folder.
asks=$(grep -nE '\b(getenv|time|clock_gettime|gettimeofday|setlocale|chdir|getcwd|localtime|localtime_r)\(' src/*/*.c |
	grep -v '^src/cli/')
[ -z "$asks" ] || say "asks the surroundings below cli/:
$asks"

# Calls that are never right here.
banned=$(grep -nE '\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|atof|system|popen|rand)\(' src/*/*.c src/*.c)
[ -z "$banned" ] || say "banned call:
$banned"

# File-scope state: static data that is not const.
state=$(grep -nE '^static [a-z_ ]*[a-z_]+(\[[^]]*\])*( = .*)?;' src/*/*.c | grep -vE '\bconst\b|\(')
[ -z "$state" ] || say "mutable state:
$state"

for header in src/*/*.h; do
	case $header in
	*/diag_codes.h) continue ;;
	esac
	echo "#include \"${header#src/}\"" |
		${CC:-cc} -std=c17 -D_GNU_SOURCE -Isrc -x c -fsyntax-only - 2>/dev/null ||
		say "$header does not compile alone"
done

for file in src/*.c src/*/*.[ch]; do
	head -n 1 "$file" | grep -q "^/\* $(basename "$file") - " ||
		say "$file: the first line should say what it is"
done

# No document or source names a machine's path.
paths=$(git ls-files | grep -v '^LICENSE$' | xargs grep -nE '/(home|root|work)/[a-z]' 2>/dev/null)
[ -z "$paths" ] || say "a path of some machine:
$paths"

if command -v clang-format >/dev/null 2>&1; then
	clang-format --dry-run --Werror src/*.c src/*/*.[ch] tests/*/*.[ch] 2>/dev/null ||
		say "layout differs from .clang-format: make format"
fi
[ $failed = 0 ] && echo "lint: fine"
exit $failed
