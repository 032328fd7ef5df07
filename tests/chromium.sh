#!/bin/sh
# The browser tests want Debian's chromium: install it where none is found and we may, else say that they are skipped.
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing chromium for the browser tests ..."
    (apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y chromium) >/dev/null 2>&1 && exit 0
fi
echo "NO BROWSER FOUND AND NONE COULD BE INSTALLED: the browser tests will be SKIPPED (install chromium to run them)." >&2
exit 0
