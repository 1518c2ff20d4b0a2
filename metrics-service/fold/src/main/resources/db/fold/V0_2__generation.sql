-- Raised to make every instance forget what it remembers of a lane, by an operator or a rebuild that wrote past it.
alter table input_offset add column generation bigint not null default 0;
