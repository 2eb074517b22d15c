#!/bin/sh
# Fetches what the published site says of itself, so that `netz build` can refuse a site that would lose one of its addresses.
# usage: before.sh ADDRESS FOLDER
# A site that isn't there yet (404) has no addresses to lose; any other failure ends the run: a check that could not be made is not passed.
set -eu
address=${1%/} folder=$2
mkdir -p "$folder"
for file in status.json addresses.txt; do
  code=$(curl --silent --show-error --location --retry 3 --max-time 60 --output "$folder/$file" --write-out '%{http_code}' "$address/$file") || code="none, exit $?"
  case $code in
  200) ;;
  404)
    echo "no site at $address yet"
    rm -r "$folder"
    exit 0
    ;;
  *)
    echo "$address/$file can't be fetched (answer: $code)" >&2
    exit 1
    ;;
  esac
done
