# repository.sh - what the tests of this folder begin with: an empty folder of their own for repositories
# whose commits are the same wherever they are made. Set `about` first: what is skipped where there is no git.
set -u
FUGA=$(realpath "${FUGA:-build/fuga}")
command -v git >/dev/null || {
	echo "SKIP $about: there is no git here"
	exit 0
}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0
cd "$dir" || exit 1
# Everything is looked at on 2026-03-01.
HOME=$dir GIT_CONFIG_NOSYSTEM=1 SOURCE_DATE_EPOCH=1772366400 LC_ALL=C.UTF-8 XDG_CACHE_HOME=$dir/cache
GIT_AUTHOR_NAME=Ana GIT_AUTHOR_EMAIL=ana@example.com GIT_COMMITTER_NAME=Ana GIT_COMMITTER_EMAIL=ana@example.com
export HOME GIT_CONFIG_NOSYSTEM SOURCE_DATE_EPOCH LC_ALL XDG_CACHE_HOME
export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
