# SPDX-License-Identifier: GPL-3.0-or-later
# Shards on servers that are far: how many round trips a search waits for, and that it finds the same
. "$(dirname "$0")/harness.sh"

if ! command -v xapian-tcpsrv >/dev/null; then
    skip "servers that are far" "xapian-tcpsrv is not installed"
    finish
    exit
fi
started=
trap 'kill $started 2>/dev/null; chmod -R u+rwX "$T" 2>/dev/null; rm -rf "$T"' EXIT

mkdir docs
cp "$CORPUS"/*.pdf "$CORPUS"/*.txt docs/
for n in 1 2 3 4 5 6 7 8 9 10 11 12; do
    printf 'Report\n\n1. There were %s braces and seeds in the rooms of libraries.\n\n2. The ladles of the harbour were counted.\n' $n >docs/n$n.txt
done
"$UNDEX" index -q --index near --shard 1/2 docs
"$UNDEX" index -q --index far --shard 2/2 docs
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
# which ends all of its process group, when it is ended
python3 -c 'import os, sys; os.setsid(); os.execvp(sys.argv[1], sys.argv[1:])' \
    xapian-tcpsrv --quiet --interface 127.0.0.1 --port $port far/db 2>served.log &
started="$started $!"
mkfifo said
python3 "$ROOT/tests/forwarder.py" 127.0.0.1:0 127.0.0.1:$port 0.01 trips >said &
started="$started $!"
read -r through <said
python3 -c 'import socket, sys, time
for i in range(200):
    with socket.socket() as s:
        if s.connect_ex(("127.0.0.1", int(sys.argv[1]))) == 0:
            break
    time.sleep(0.02)' $port

as=trec command=search
within() { # TRIPS QUERY...: it finds what folders find, and waits for so many round trips at the most
    most=$1
    shift
    "$UNDEX" $command --index near --index far --format=$as "$@" >whole 2>/dev/null
    rm -f trips
    run $command --index near --index 127.0.0.1:$through --format=$as "$@"
    ok "$*: the same" out_same whole
    for i in 1 2 3 4 5 6 7 8 9 10; do [ -s trips ] || sleep 0.1; done
    taken=$(cut -d ' ' -f 1 trips)
    ok "$*: at most $most round trips, and not $taken" [ "${taken:-1000}" -le $most ]
}
within 32 drought
within 50 seed libraries
within 70 how were seeds kept in libraries after the drought
within 45 '"seed libraries"'
within 48 seeds lang:en
within 36 --sort=date seeds
within 74 A/99/901
as=csv command=trend
within 24 seeds
within 24 --by=body seeds
within 31 --by=kind seeds
finish
