create table resource_server (
    pool_id    text        not null references user_pool on delete cascade,
    identifier text        collate "C" not null,
    settings   jsonb       not null,
    created_at timestamptz not null,
    primary key (pool_id, identifier)
);

-- A pool in memory knows its scopes, so whoever changes them changes the pool.
create trigger resource_server_changed after insert or update or delete on resource_server
    for each row execute function tell_settings_changed('pool', 'pool_id');
