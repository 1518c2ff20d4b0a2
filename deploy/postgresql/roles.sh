#!/bin/sh
# A role and its schemas for each service; run once, when the data directory is made, by the image's entry point.
set -eu
for service in ingest metrics ranking; do
  password=$(printenv "$(printf '%s' "$service" | tr '[:lower:]' '[:upper:]')_PASSWORD")
  psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname "$POSTGRES_DB" \
    -v service="$service" -v rebuild="${service}_rebuild" -v database="$POSTGRES_DB" -v password="$password" <<'END'
create role :"service" login password :'password';
create schema :"service" authorization :"service";
create schema :"rebuild" authorization :"service";
alter role :"service" in database :"database" set search_path = :"service";
END
done
