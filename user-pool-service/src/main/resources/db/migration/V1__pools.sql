-- A deleted pool is gone for every call at once; its row stays until everything that belongs to it has been taken away.
create table user_pool (
    id          text primary key,
    name        text        not null,
    settings    jsonb       not null,
    created_at  timestamptz not null,
    modified_at timestamptz not null,
    deleted_at  timestamptz
);
create index user_pool_deleted on user_pool (deleted_at) where deleted_at is not null;

-- Second factors and passkeys of a pool, as far as the pool's own settings have no place for them.
create table mfa_config (
    pool_id  text  primary key references user_pool on delete cascade,
    settings jsonb not null
);

-- Identifiers sort by their bytes, whatever the database's own collation: pages read the key in its order.
create table resource_server (
    pool_id    text        not null references user_pool on delete cascade,
    identifier text        collate "C" not null,
    settings   jsonb       not null,
    created_at timestamptz not null,
    primary key (pool_id, identifier)
);

-- Replicas keep pools, clients and keys in memory. Whatever changes a row, by whatever way, tells them.
create trigger user_pool_changed after update or delete on user_pool
    for each row execute function tell_settings_changed('pool', 'id');
-- A pool in memory knows its scopes, so whoever changes them changes the pool.
create trigger resource_server_changed after insert or update or delete on resource_server
    for each row execute function tell_settings_changed('pool', 'pool_id');
