-- Where each lane (partition of an input topic) stands. Offset, state and output of a batch commit together.
create table input_offset (
  topic       text   not null,
  lane        bigint not null,
  next_offset bigint not null default 0,
  -- number of the lane's last output row, and of the last one that the broker has acknowledged
  sequence    bigint not null default 0,
  published   bigint not null default 0,
  -- every record passed is in exactly one of these
  applied     bigint not null default 0,
  duplicate   bigint not null default 0,
  superseded  bigint not null default 0,
  quarantined bigint not null default 0,
  primary key (topic, lane)
);

-- Records that can take no effect, as they came.
create table quarantine (
  topic         text   not null,
  lane          bigint not null,
  record_offset bigint not null,
  reason        text   not null,
  record_key    bytea  not null,
  record_value  bytea  not null,
  put_at        timestamptz not null default now(),
  primary key (topic, lane, record_offset)
);
