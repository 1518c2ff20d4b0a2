-- What the record says that it comes from (ce_source), when that can be told.
alter table quarantine add column source text;
create index quarantine_source on quarantine (source);
