-- A definition is a roster or an assessment. Its newest version is pending until published_version equals version.
create table definition (
    kind              varchar(16) not null check (kind in ('roster', 'assessment')),
    id                varchar(64) not null,
    version           integer     not null check (version >= 0),
    published_version integer     not null check (published_version >= 0),
    primary key (kind, id)
);

-- Every version ever put, as it was published.
create table definition_version (
    kind         varchar(16) not null,
    id           varchar(64) not null,
    version      integer     not null check (version >= 1),
    document     text        not null,
    published_at timestamptz not null,
    primary key (kind, id, version),
    foreign key (kind, id) references definition (kind, id)
);
