#!/bin/sh
# Builds and publishes anew what the server took last, if since the published site was built an embargo, a consent, an office or
# a deletion has turned, or another day has begun.
# usage: due.sh DIR, the folder of `netz publish init`
set -eu
dir=$1
published=$dir/site/current/status.json
if [ ! -e "$dir/site/current" ]; then exit 0; fi
# A site that does not say of when it is, as one that an earlier netz built, is built anew.
if [ ! -e "$published" ]; then exec netz publish renew "$dir"; fi
as_of=$(sed -n 's/.*"as_of": *"\([^"]*\)".*/\1/p' "$published")
next=$(netz publish due "$dir" --as-of "$as_of" --quiet)
if [ -n "$next" ] && [ "$(date -d "$next" +%s)" -le "$(date +%s)" ] || [ "$(date -d "$as_of" +%F)" != "$(date +%F)" ]; then
  exec netz publish renew "$dir"
fi
