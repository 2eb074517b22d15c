#!/bin/sh
# Builds and publishes anew what the server took last, if since the published site was built an embargo, a consent, an office or
# a deletion has turned, or another day has begun where the network is.
# usage: due.sh DIR, the folder of `netz publish init`
set -eu
due=$(netz publish due "$1" --since "$1/site/current" --quiet)
if [ -n "$due" ]; then exec netz publish renew "$1"; fi
