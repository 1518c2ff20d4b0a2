-- The newest rebuild of each topic's state, for whoever asks, whichever instance runs it.
create table rebuild (
  topic     text    not null primary key,
  -- JSON
  status    text    not null,
  cancelled boolean not null default false
);
