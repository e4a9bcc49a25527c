#!/bin/sh
# deps.sh PACKAGE... - installs the Debian packages that are missing, and says so.
set -eu
if ! command -v apt-get >/dev/null 2>&1; then
	echo "No apt-get here: README.md names the packages for other systems." >&2
	exit 0
fi
missing=
for package; do
	dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
echo "Installing:$missing"
sudo=
if [ "$(id -u)" != 0 ]; then
	sudo=sudo
fi
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
# shellcheck disable=SC2086
$sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
