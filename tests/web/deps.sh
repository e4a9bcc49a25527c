#!/bin/sh
# deps.sh - installs what test-web needs: a browser, fonts, Node, and the packages of package-lock.json.
# Node and npm count as there wherever they come from: Debian's npm does not go with others' nodejs.
set -eu
cd "$(dirname "$0")"
wanted=
command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || wanted="$wanted chromium"
command -v node >/dev/null 2>&1 || wanted="$wanted nodejs"
command -v npm >/dev/null 2>&1 || wanted="$wanted npm"
# shellcheck disable=SC2086
sh ../../src/cli/deps.sh fonts-liberation fonts-dejavu-core $wanted

# Installed before, from this very lock file: nothing to do.
if [ -e node_modules/.fuga ] && cmp -s package-lock.json node_modules/.fuga; then
	exit 0
fi
echo "Installing: npm packages of tests/web/package-lock.json"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
cp package-lock.json node_modules/.fuga
