-- Names sort by their bytes, whatever the database's own collation: pages read the key in its order. The secrets lie sealed.
create table identity_provider (
    pool_id     text        not null references user_pool on delete cascade,
    name        text        collate "C" not null,
    identifiers varchar[]   not null,
    settings    jsonb       not null,
    secrets     bytea,
    created_at  timestamptz not null,
    modified_at timestamptz not null,
    primary key (pool_id, name)
);

-- A pool in memory knows its providers, so whoever changes them changes the pool.
create trigger identity_provider_changed after insert or update or delete on identity_provider
    for each row execute function tell_settings_changed('pool', 'pool_id');
