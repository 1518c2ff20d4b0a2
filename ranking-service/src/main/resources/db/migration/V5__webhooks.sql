-- Who wants a board's changes sent to a URL. All times are the database's, so that replicas with different clocks
-- agree.
create table webhook (
  id                 text    collate "C" not null primary key,
  url                text    not null,
  -- of the URL, in lower case
  host               text    collate "C" not null,
  assessment         text    collate "C" not null,
  board              text    collate "C" not null,
  -- JSON: which changes are wanted
  filter             text    not null,
  -- SHA-256 of the management key, hexadecimal
  management_key     text    not null,
  -- pending until the receiver has consented, then active; parked between failed attempts; disabled
  state              text    not null,
  created_at         timestamptz not null default clock_timestamp(),
  -- when the receiver first consented; null while nobody knows whose it is
  consented_at       timestamptz,
  -- version of the board that the receiver has, or would have if it had wanted every change
  epoch              integer not null,
  sequence           bigint  not null,
  -- what is sent again: the first version not yet taken, and the last
  redeliver_from     bigint,
  redeliver_to       bigint,
  -- attempts that failed since one succeeded
  failures           integer not null default 0,
  last_failure       text,
  last_status        integer,
  -- requests a minute that the receiver allows; null when any number
  allowed_rate       integer,
  -- not before this is the webhook looked at again
  due_at             timestamptz not null default clock_timestamp(),
  disabled_because   text,
  disabled_at        timestamptz,
  -- who works on it counts up, so that an earlier one changes nothing any more
  lease              bigint  not null default 0,
  leased_until       timestamptz,
  -- number of the newest entry in its log
  deliveries         bigint  not null default 0
);
create index webhook_due on webhook (due_at) where state <> 'disabled';
create index webhook_host on webhook (host);

-- Secrets that its messages are signed with, newest last.
create table webhook_secret (
  webhook    text    collate "C" not null references webhook on delete cascade,
  number     integer not null,
  -- by AES-256-GCM, with the webhook's id as associated data: base64 of nonce, ciphertext and tag
  encrypted  text    not null,
  -- which of the configured keys it is encrypted by
  key        text    collate "C" not null,
  created_at timestamptz not null default clock_timestamp(),
  -- null while it is the present one
  expires_at timestamptz,
  primary key (webhook, number)
);

-- Every attempt; older ones are dropped.
create table webhook_delivery (
  webhook      text    collate "C" not null references webhook on delete cascade,
  number       bigint  not null,
  at           timestamptz not null default clock_timestamp(),
  message      text    not null,
  -- handshake, change, reset or disabled
  kind         text    not null,
  epoch        integer not null,
  sequence     bigint  not null,
  -- which attempt it was for this message, from 1
  attempt      integer not null,
  -- null when there was no answer
  status       integer,
  -- null when it was taken
  failure      text,
  millis       bigint  not null,
  primary key (webhook, number)
);
create index webhook_delivery_at on webhook_delivery using brin (at);
