-- Monitoring stations that speak HJ 212.
create table station (
    mn         varchar(32) primary key,
    city       varchar(6)  not null,
    feed       varchar(64) not null,
    system     varchar(3)  not null,
    status     varchar(16) not null check (status in ('provisional', 'validated')),
    -- factor → unit as a JSON object
    units      text        not null,
    -- HMAC-SHA256 under the operator's key, hexadecimal
    password   varchar(64) not null,
    changed_at timestamptz not null default now()
);
