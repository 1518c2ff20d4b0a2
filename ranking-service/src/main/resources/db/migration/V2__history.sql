-- Every version of every definition that a board has been made by, as published.
create table assessment_version (
  assessment text    collate "C" not null,
  version    integer not null,
  document   text    not null,
  primary key (assessment, version)
);
create table roster_version (
  roster   text    collate "C" not null,
  version  integer not null,
  document text    not null,
  primary key (roster, version)
);

-- What an assessment's boards are made by now. Metrics by assessment versions before method_since are of another
-- method and not shown.
create table assessment_basis (
  assessment         text    collate "C" not null primary key,
  assessment_version integer not null,
  roster             text    not null,
  roster_version     integer not null,
  method_since       integer not null
);

alter table board
  add column id integer generated always as identity,
  add column assessment_version integer not null default 1,
  add column roster_version integer not null default 1,
  add constraint board_id unique (id);

-- The standing that a city took at a sequence of a board, and keeps until its next row. All there is to know of a
-- board, at every sequence: rows are only ever added, one for each city that changed.
create table board_move (
  board        integer not null,
  city         text    collate "C" not null,
  sequence     bigint  not null,
  -- before and after the change; null when unranked or not on the board
  rank_before  integer,
  rank         integer,
  -- null on a single board and when unranked
  tier         text,
  -- null when unranked
  score        double precision,
  -- JSON, in the board's order, null where undefined
  rates        text    not null,
  -- JSON, why there is no rank; empty when there is one
  reasons      text    not null,
  -- the city left the board
  gone         boolean not null,
  -- ids of the city's observations that did it, separated by spaces, which no id contains
  observations text    not null,
  primary key (board, city, sequence)
);
create index board_move_sequence on board_move (board, sequence);

insert into board_move
select b.id, m ->> 'city', c.sequence, cast(m #>> '{from,rank}' as integer), cast(m #>> '{to,rank}' as integer),
  m #>> '{to,tier}', cast(m #>> '{to,score}' as double precision),
  coalesce(m #>> '{to,rates}', m #>> '{from,rates}'), coalesce(m #>> '{to,unranked}', '[]'),
  coalesce(jsonb_typeof(m -> 'to'), 'null') = 'null',
  coalesce((select string_agg(o, ' ') from jsonb_array_elements_text(c.observations) as o), '')
from rank_change c
  join board b on b.assessment = c.assessment and b.board = c.board
  cross join jsonb_array_elements(c.moves) as m;

alter table rank_change
  add column assessment_version integer not null default 1,
  add column roster_version integer not null default 1,
  drop column observations,
  drop column moves,
  drop constraint rank_change_pkey,
  add primary key (assessment, board, sequence);
create index rank_change_at on rank_change (assessment, board, at);

drop table board_entry;

-- Every metrics message that took effect, and when; the one with the greatest sequence is the newest of its city.
alter table city_metrics
  alter column document type text,
  add column at timestamptz not null default now(),
  add column assessment_version integer not null default 1,
  drop constraint city_metrics_pkey,
  add primary key (assessment, city, sequence);
