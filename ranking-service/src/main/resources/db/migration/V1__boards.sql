-- The newest metrics of each city, as metrics-service published them. A message whose sequence is not greater
-- changes nothing.
create table city_metrics (
  assessment text   collate "C" not null,
  city       text   collate "C" not null,
  lane       bigint not null,
  sequence   bigint not null,
  document   jsonb  not null,
  primary key (assessment, city)
);

-- A board's version; sequence 0 is the empty board.
create table board (
  assessment text   collate "C" not null,
  board      text   collate "C" not null,
  epoch      bigint not null default 1,
  sequence   bigint not null default 0,
  at         timestamptz,
  primary key (assessment, board)
);

-- Every city's standing on a board at that version. Ranks are not stored: they follow from tier and score.
create table board_entry (
  assessment text  collate "C" not null,
  board      text  collate "C" not null,
  city       text  collate "C" not null,
  -- null on a single board and when unranked
  tier       text,
  -- null when unranked
  score      double precision,
  -- in the board's order, null where undefined
  rates      jsonb not null,
  -- why there is no rank; empty when there is one
  reasons    jsonb not null,
  primary key (assessment, board, city)
);

-- Every change of every board: a board is the fold of its changes, from the empty one.
create table rank_change (
  assessment    text   collate "C" not null,
  board         text   collate "C" not null,
  epoch         bigint not null,
  sequence      bigint not null,
  -- where it was committed, and its gapless number there; the relay publishes by these
  lane          bigint not null,
  lane_sequence bigint not null,
  at            timestamptz not null,
  cause         text   not null,
  observations  jsonb  not null,
  moves         jsonb  not null,
  primary key (assessment, board, epoch, sequence),
  unique (lane, lane_sequence)
);
