#!/bin/sh
# Install the system packages that tests need where that is allowed; else say the one line to run, and fail.
set -eu
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need chromium chromium
for program in "$@"; do need "$program" "$program"; done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ]; then sudo=""
elif sudo -n true 2>/dev/null; then sudo="sudo -n"
else echo "The tests need:$missing. Run: sudo apt-get install --no-install-recommends$missing"; exit 1
fi
echo "Installing$missing …"
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -qq --no-install-recommends $missing >/dev/null
