-- Exports of the users of a pool, each sealed to a public key; a pool has one at a time.
create table user_export (
    pool_id      text        not null references user_pool on delete cascade,
    id           text        not null,
    status       text        not null,
    public_key   text        not null,
    created_at   timestamptz not null,
    completed_at timestamptz,
    expires_at   timestamptz not null,
    last_user    uuid        not null,
    users        bigint      not null,
    parts        integer     not null,
    tries        integer     not null,
    primary key (pool_id, id)
);
create index user_export_active on user_export (created_at) where status = 'InProgress';
create index user_export_by_expiry on user_export (expires_at);

-- What has been sealed: part for part, each for the key alone.
create table user_export_part (
    pool_id text    not null,
    id      text    not null,
    number  integer not null,
    sealed  text    not null,
    primary key (pool_id, id, number),
    foreign key (pool_id, id) references user_export on delete cascade
);
