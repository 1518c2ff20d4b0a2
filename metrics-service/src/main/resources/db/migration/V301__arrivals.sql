-- Every record of the observations' log that could be read, and what became of it when it was folded. Rows are never
-- changed: the history of a value is its rows, a receipt is the key of one.
create table arrival (
  lane          integer not null,
  record_offset bigint  not null,
  city          text collate "C" not null,
  indicator     text collate "C" not null,
  period        text collate "C" not null,
  status        text not null,
  value         double precision,
  revision      integer not null,
  observed_at   timestamptz not null,
  feed          text not null,
  id            text not null,
  received_at   timestamptz not null,
  reason        text,
  folded_at     timestamptz not null,
  effect        text not null,
  primary key (lane, record_offset)
);
create index arrival_value on arrival (city, period, indicator);

-- How often each effect was had by the records of a feed.
create table feed_tally (
  lane       integer not null,
  feed       text collate "C" not null,
  applied    bigint not null,
  late       bigint not null,
  duplicate  bigint not null,
  superseded bigint not null,
  primary key (feed, lane)
) with (fillfactor = 50);
