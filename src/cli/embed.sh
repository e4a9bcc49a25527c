#!/bin/sh
# embed.sh FILE... - prints C source that holds the files, so that the program needs none of them.
# Names lose their first folder: templates/pages/index.html becomes "pages/index.html".
set -eu
echo '#include "cli/embedded.h"'
n=0
for file; do
	printf 'static const unsigned char f%d[] = {' "$n"
	od -An -v -tu1 "$file" | sed 's/  */,/g; s/^,//; s/$/,/'
	echo '0};'
	n=$((n + 1))
done
echo 'const struct embedded embedded_files[] = {'
n=0
for file; do
	echo "	{\"${file#*/}\", (const char *)f$n, sizeof f$n - 1},"
	n=$((n + 1))
done
echo '	{0, 0, 0}};'
echo "const unsigned long embedded_files_n = $n;"
