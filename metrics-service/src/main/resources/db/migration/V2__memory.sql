-- A lane is computed anew in pieces: why, and the last city done; null when all are.
alter table lane_computed
  add column cause text not null default 'NEW_DATA',
  add column after text collate "C";

-- Rows are replaced over and over; room on the page keeps the indexes out of it.
alter table observation set (fillfactor = 60);
alter table input_offset set (fillfactor = 20);

-- The document is only ever read as a whole.
alter table city_metrics
  add column version        integer not null default 0,
  add column roster_version integer not null default 0;
update city_metrics set
  version = cast(document ->> 'assessmentVersion' as integer),
  roster_version = cast(document ->> 'rosterVersion' as integer);
alter table city_metrics alter column document type text using cast(document as text);
