#!/bin/sh
# Print the path of a Python >= 3.12 that really runs; explain what to install if none does.
# Each candidate is run before it is trusted: a shim of pyenv may only print an error.
# The environment may name one: PYTHON=/path/to/python3.13 scripts/find_python.sh
set -u

# A virtual environment answers with the Python below it, so that it can be made anew.
# Exit 1: too old. Exit 3: new enough, but without what the hub needs of the library.
probe='
import os, sys
if sys.version_info < (3, 12): sys.exit(1)
print(os.path.realpath(getattr(sys, "_base_executable", "") or sys.executable))
try: import ensurepip, sqlite3, ssl, venv
except ImportError: sys.exit(3)
'
incomplete=

try() {
  found=$("$1" -c "$probe" 2>/dev/null </dev/null)
  case $? in
    0) [ -x "$found" ] && printf '%s\n' "$found" && exit 0 ;;
    3) incomplete=${incomplete:-$found} ;;
  esac
}

for name in "${PYTHON:-}" python3.13 python3.12 python3; do
  [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 && try "$name"
done
versions=${PYENV_ROOT:-${HOME:-}/.pyenv}/versions
for path in "$versions"/3.13*/bin/python "$versions"/3.12*/bin/python "$versions"/*/bin/python; do
  [ -x "$path" ] && try "$path"
done

if [ -n "$incomplete" ]; then
  printf '%s\n' \
    "$incomplete thiếu venv, ssl hoặc sqlite3. Debian/Ubuntu: sudo apt install python3-venv; pyenv: cài lại Python sau khi có libssl-dev và libsqlite3-dev." \
    "$incomplete lacks venv, ssl or sqlite3. Debian/Ubuntu: sudo apt install python3-venv; pyenv: build that Python again once libssl-dev and libsqlite3-dev are there." >&2
else
  printf '%s\n' \
    "Cần Python 3.12 trở lên. Debian 13, Ubuntu 24.04 trở lên: sudo apt install python3 python3-venv; macOS: brew install python@3.13; nơi khác: pyenv install 3.13; hoặc chỉ rõ: make run PYTHON=/đường/dẫn/python3.13" \
    "Python 3.12 or newer is needed. Debian 13, Ubuntu 24.04 or newer: sudo apt install python3 python3-venv; macOS: brew install python@3.13; elsewhere: pyenv install 3.13; or name one: make run PYTHON=/path/to/python3.13" >&2
fi
exit 1
