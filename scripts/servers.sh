#!/usr/bin/env bash
# Private PostgreSQL and Redis for tests, on free ports of 127.0.0.1.
#
#   scripts/servers.sh start|stop|kill|url|remove  pg|redis  [NAME]
#
# start   starts the server if it does not run, waits for it and prints its URL
# stop    stops it cleanly; kill is kill -9, for tests of an outage; both keep data and port
# url     prints the URL;  remove  stops it and deletes its folder
# NAME    a second instance of the same kind (the kind's own name by default)
#
# Needs Debian's packages postgresql and redis-server; their own services are left alone.
# SERVERS_DIR  where data, logs and pids lie   SERVER_PORT  a fixed port for `start`
# Called by root, everything runs as `nobody`: PostgreSQL refuses root.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

usage() { sed -n 's/^# \{0,1\}//; 2,13p' "$here/servers.sh" >&2; exit 2; }
fail() { echo "servers.sh: $*" >&2; exit 1; }
is_root() { [ "$(id -u)" = 0 ]; }

# Run a command as the user whom the servers run as, with a clean environment.
as_user() {
  local who=()
  is_root && who=(setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups)
  "${who[@]}" env -i PATH="$PATH" HOME="$home" LANG=C.UTF-8 "$@"
}

# The checkout's own var/, unless `nobody` may not even pass through it.
choose_root() {
  [ -z "${SERVERS_DIR:-}" ] || { mkdir -p "$SERVERS_DIR"; cd "$SERVERS_DIR" && pwd; return; }
  local root
  root=$(dirname "$here")/var/servers
  mkdir -p "$root"
  if is_root && ! home=/ as_user test -x "$root"; then
    rmdir "$root"
    root=/tmp/hub-servers-$(id -u)
    mkdir -p "$root"
    [ -O "$root" ] || fail "$root belongs to somebody else; set SERVERS_DIR"
  fi
  echo "$root"
}

# Print the port given if it is free (0: any), else another free one.
free_port() {
  local python
  python=$("$here/find_python.sh") || exit 1
  "$python" - "$1" <<'PYTHON'
import socket, sys

for port in (int(sys.argv[1]), 0):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            continue
        print(probe.getsockname()[1])
        break
PYTHON
}

# After a restart of the machine the pid may be somebody else's: look at its name too.
alive() {
  [ -s "$home/pid" ] || return 1
  pid=$(head -1 "$home/pid")
  tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -q "$process"
}

dead() { ! alive; }
gone() { ! kill -0 "$pid" 2>/dev/null; }
own() { ! is_root || chown -R nobody: "$home"; }

wait_for() { # command: tried for 30 seconds
  local tries
  for ((tries = 0; tries < 120; tries++)); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.25
  done
  return 1
}

# For each kind: start_KIND, which waits until it answers, url_KIND, a row in the table below.
start_pg() {
  local bin
  bin=$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -1)
  [ -n "$bin" ] || fail "PostgreSQL is missing: sudo apt install postgresql"
  bin=$(dirname "$bin")
  [ -f "$home/data/PG_VERSION" ] || as_user "$bin/initdb" -D "$home/data" -U hub -A trust \
    -E UTF8 --locale=C.UTF-8 --no-sync >"$home/logs/initdb" || return
  # No Unix socket: its path may be longer than the 107 bytes that the system allows.
  as_user "$bin/pg_ctl" -w -D "$home/data" -l "$home/logs/pg" start -o \
    "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off" >/dev/null || return
  head -1 "$home/data/postmaster.pid" >"$home/pid"
  local sql=(as_user "$bin/psql" -h 127.0.0.1 -p "$port" -U hub postgres -tAc)
  "${sql[@]}" "select 1 from pg_database where datname = 'hub'" | grep -q 1 ||
    "${sql[@]}" "create database hub" >/dev/null
}
url_pg() { echo "postgresql://hub@127.0.0.1:$port/hub"; }

start_redis() {
  command -v redis-server >/dev/null || fail "Redis is missing: sudo apt install redis-server"
  as_user redis-server --port "$port" --bind 127.0.0.1 --dir "$home/data" --save '' \
    --appendonly no --daemonize yes --pidfile "$home/pid" --logfile "$home/logs/redis" >/dev/null
  wait_for redis-cli -p "$port" get anything
}
url_redis() { echo "redis://127.0.0.1:$port/0"; }

(($# == 2 || $# == 3)) || usage
action=$1 kind=$2 name=${3:-$2}
case $kind in
  pg) process=postgres stop_signal=INT ;; # INT: PostgreSQL's fast shutdown
  redis) process=redis-server stop_signal=TERM ;;
  *) usage ;;
esac
[[ $name =~ ^[a-z0-9_-]+$ ]] || usage
home=$(choose_root)/$name
cd / # a folder in which `nobody` may stand

start() {
  if ! alive; then
    mkdir -p "$home"/{data,logs}
    rm -f "$home/pid"
    port=$(free_port "${SERVER_PORT:-$(cat "$home/port" 2>/dev/null || echo 0)}") || exit 1
    echo "$port" >"$home/port"
    own
    if ! "start_$kind" || ! alive; then
      tail -n 5 "$home"/logs/* >&2
      fail "$name did not start; see $home/logs"
    fi
  fi
  url
}

url() {
  [ -s "$home/port" ] || fail "$name was never started"
  port=$(<"$home/port")
  "url_$kind"
}

end() { # signal
  alive || return 0
  kill -s "$1" "$pid"
  wait_for dead || fail "$name ($pid) does not stop"
  # PostgreSQL heeds the lock file of a killed server until its pid is gone for good.
  [ "$1" != KILL ] || wait_for gone || true
  rm -f "$home/pid"
}

case $action in
  start | url) "$action" ;;
  stop) end "$stop_signal" ;;
  kill) end KILL ;;
  remove) end "$stop_signal" && rm -rf "$home" ;;
  *) usage ;;
esac
