-- What shorter periods come to for a longer one, by the status of the observations it is made of. It follows from table
-- observation alone and is written with it.
create table rollup (
  city        text collate "C" not null,
  indicator   text collate "C" not null,
  period      text collate "C" not null,
  status      text collate "C" not null,
  value       double precision not null,
  days        integer     not null,
  -- of the newest part
  observed_at timestamptz not null,
  received_at timestamptz not null,
  primary key (city, period, indicator, status)
) with (fillfactor = 70);
