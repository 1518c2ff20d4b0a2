-- The newest observation of every (city, indicator, period, status). Text compares by code points, as in Java.
create table observation (
  city        text collate "C" not null,
  indicator   text collate "C" not null,
  period      text collate "C" not null,
  status      text collate "C" not null,
  value       double precision,
  revision    integer     not null,
  observed_at timestamptz not null,
  feed        text        not null,
  id          text        not null,
  received_at timestamptz not null,
  lane        bigint      not null,
  primary key (city, period, indicator, status)
);
create index observation_lane on observation (lane, city);

-- The newest metrics of every city and assessment, as published.
create table city_metrics (
  assessment text collate "C" not null,
  city       text collate "C" not null,
  lane       bigint      not null,
  sequence   bigint      not null,
  at         timestamptz not null,
  document   jsonb       not null,
  primary key (assessment, city)
);
create unique index city_metrics_sequence on city_metrics (lane, sequence);

-- The definitions by which a lane's metrics of an assessment were last computed as a whole.
create table lane_computed (
  lane           bigint  not null,
  assessment     text    not null,
  version        integer not null,
  roster_version integer not null,
  primary key (lane, assessment)
);
