#!/bin/sh
# Bootstraps a fleet: a CA if there is none, and for every line of a CSV file one certificate, deployed to one directory.
#
#   bootstrap-fleet.sh NODES.csv DIRECTORY
#
# NODES.csv has a line `unique_id,host_name,address` for each node; empty lines and lines that begin with # are skipped.
# DIRECTORY/<unique_id>/tls is what to copy to the node (or to mount there), and what `lockd --tls` takes.
# LOCKWARD_HOME says where the CA is, LOCKWARD_PASSPHRASE_FILE where its passphrase is. Run it again at any time: a node
# that has its certificate keeps it. Exit status 7 if a node failed; the others are done all the same.
set -eu

[ $# -eq 2 ] || { echo "usage: $0 NODES.csv DIRECTORY" >&2; exit 2; }
nodes=$1
directory=$2
: "${LOCKWARD_HOME:?says where the CA is to be}" "${LOCKWARD_PASSPHRASE_FILE:?says where the passphrase is}"
export LOCKWARD_HOME LOCKWARD_PASSPHRASE_FILE
case $0 in */*) here=${0%/*} ;; *) here=. ;; esac
pki=${PKI:-$here/../pki}

status=0
"$pki" show-ca --no-input -q >/dev/null 2>&1 || status=$?
case $status in
    0) ;;
    3) "$pki" init --no-input --name "${FLEET_NAME:-Fleet}" ;;
    *) "$pki" show-ca --no-input; exit "$status" ;;
esac

failed=0
while IFS=, read -r id host address rest; do
    case $id in '' | '#'*) continue ;; esac
    if [ -n "$rest" ]; then
        echo "$nodes: $id: more than three fields" >&2
        failed=1
        continue
    fi
    status=0
    "$pki" issue-node "$id" --no-input ${host:+--san "dns:$host"} ${address:+--san "ip:$address"} </dev/null || status=$?
    # 4: it has an active certificate already.
    if [ "$status" -ne 0 ] && [ "$status" -ne 4 ]; then
        failed=1
        continue
    fi
    "$pki" deploy-node "$id" --no-input --to "dir:$directory/$id/tls" </dev/null || failed=1
done <"$nodes"

"$pki" list-nodes --no-input
[ "$failed" -eq 0 ] || exit 7
