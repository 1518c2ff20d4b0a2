-- Set to have the writer compare each board of the assessment with the stored metrics once, when it next reads it.
alter table assessment_basis add column reconcile boolean not null default false;
