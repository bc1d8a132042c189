#!/bin/sh
# Checks this receipt with openssl alone: sh verify.sh [NODE-KEY.pem]
# Give the node's key as you know it from elsewhere; the one in this folder proves nothing by itself.
set -eu
key=$(cd "$(dirname "${1:-$0}")" && pwd)/$(basename "${1:-node.pub.pem}")
cd "$(dirname "$0")"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $1" >&2; exit 40; }
hex() { openssl dgst -sha256 "$1" | sed 's/^.*= *//'; }
node() {
  printf '\001' | cat - "$1" "$2" | openssl dgst -sha256 -binary > "$work/n"; mv "$work/n" "$work/h"
}
# (a) the node signed the receipt  (b) what it signed is the statement  (c) it signed the head of its log
openssl dgst -sha256 -verify "$key" -signature receipt.sig receipt.pae > /dev/null || fail "signature of the receipt"
n=$(($(wc -c < receipt.statement.json)))
printf 'DSSEv1 28 application/vnd.in-toto+json %s ' "$n" | cat - receipt.statement.json | cmp -s - receipt.pae \
  || fail "receipt.statement.json is not what was signed"
openssl dgst -sha256 -verify "$key" -signature checkpoint.sig checkpoint.txt > /dev/null || fail "signature of the head"
# (d) the entry of the receipt is in the log of that head
printf '\000' | cat - receipt.entry | openssl dgst -sha256 -binary > "$work/h"
sn=$(($(sed -n 2p checkpoint.txt) - 1))
{
  read -r title; [ "$title" = "c2sp.org/tlog-proof@v1" ] || fail "receipt.tlog-proof"
  read -r word fn; [ "$word" = index ] || fail "receipt.tlog-proof"
  while read -r p && [ -n "$p" ]; do
    [ "$sn" -gt 0 ] || fail "the proof is too long"
    printf '%s' "$p" | openssl base64 -d -A > "$work/p"
    if [ $((fn % 2)) -eq 1 ] || [ "$fn" -eq "$sn" ]; then
      node "$work/p" "$work/h"
      while [ $((fn % 2)) -eq 0 ] && [ "$fn" -gt 0 ]; do fn=$((fn / 2)); sn=$((sn / 2)); done
    else node "$work/h" "$work/p"; fi
    fn=$((fn / 2)); sn=$((sn / 2))
  done
} < receipt.tlog-proof
[ "$sn" -eq 0 ] && [ "$(openssl base64 -A < "$work/h")" = "$(sed -n 3p checkpoint.txt)" ] || fail "the entry is not in the log"
# (e) that entry names this receipt
grep -q "\"payload\":\"$(hex receipt.statement.json)\"" receipt.entry || fail "the entry names another receipt"
echo "Verified OK: signed by the key in $key, entry in a log of $(sed -n 2p checkpoint.txt) entries; no witness."
