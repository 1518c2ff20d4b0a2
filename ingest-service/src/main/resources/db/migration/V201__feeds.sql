-- Who may report what. The scope is a document: only the service that takes observations reads it.
create table feed (
    name       varchar(64)  primary key,
    owner      varchar(100) not null,
    scope      text         not null,
    per_minute integer      not null check (per_minute > 0),
    expires_at timestamptz
);

-- A key is found by its prefix and known by its keyed hash; the key itself is nowhere.
create table feed_key (
    prefix     varchar(12) primary key,
    feed       varchar(64) not null references feed (name) on delete cascade,
    hash       varchar(64) not null,
    created_at timestamptz not null,
    expires_at timestamptz
);
create index feed_key_feed on feed_key (feed);

-- What became of what a feed sent, added up every second or so.
create table feed_activity (
    feed      varchar(64) primary key,
    last_seen timestamptz not null,
    accepted  bigint      not null,
    refused   bigint      not null
);

-- What was refused, for the feed to look at. It outlives the feed until its time is over.
create table refusal (
    id      bigint generated always as identity primary key,
    feed    varchar(64)   not null,
    at      timestamptz   not null,
    batch   varchar(36),
    type    varchar(64)   not null,
    pointer varchar(200)  not null,
    detail  varchar(400)  not null,
    place   varchar(200),
    body    text          not null
);
create index refusal_feed on refusal (feed, id);
create index refusal_at on refusal (at);

-- One request of lines or rows.
create table batch (
    id          varchar(36) primary key,
    feed        varchar(64),
    received_at timestamptz not null,
    media_type  varchar(100) not null,
    sha256      varchar(64) not null,
    bytes       bigint      not null,
    dry_run     boolean     not null,
    items       bigint      not null,
    accepted    bigint      not null,
    refused     bigint      not null,
    complete    boolean     not null
);
create index batch_at on batch (received_at);
