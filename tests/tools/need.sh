#!/usr/bin/env bash
# Says whether a program that some tests need is here: need.sh postgres|python.
# Exit code 0: here. Missing: a line `skipped: ...` and 0 for tests that skip themselves (postgres),
# 3 for a command that must be left out (python); with CI=true a missing program is a failure.
set -uo pipefail
case "${1:-}" in
  postgres)
    what="tests on PostgreSQL: no initdb and postgres on this machine" left_out=0
    for bin in $(dirname "$(command -v initdb || echo /)") /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin; do
      [ -x "$bin/initdb" ] && [ -x "$bin/postgres" ] && exit 0
    done ;;
  python)
    what="thermometer of sizes and cycles: no python3 on this machine" left_out=3
    command -v python3 >/dev/null && exit 0 ;;
  *) echo "usage: need.sh postgres|python" >&2; exit 2 ;;
esac
echo "skipped: $what"
[ "${CI:-}" = true ] && { echo "CI=true: a skip is a failure"; exit 1; }
exit $left_out
