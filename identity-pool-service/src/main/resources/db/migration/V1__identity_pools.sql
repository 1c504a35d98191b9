create table identity_pool (
    id          text primary key,
    name        text        not null,
    settings    jsonb       not null,
    roles       jsonb       not null,
    created_at  timestamptz not null,
    modified_at timestamptz not null
);

create table identity (
    pool_id     text        not null references identity_pool on delete cascade,
    id          text        not null,
    disabled    boolean     not null,
    created_at  timestamptz not null,
    modified_at timestamptz not null,
    primary key (pool_id, id)
);
-- AWS's operations name an identity without its pool.
create unique index identity_id on identity (id);

-- A login belongs to one identity of a pool, and an identity has one login of a provider.
create table identity_login (
    pool_id     text        not null,
    provider    text        not null,
    subject     text        not null,
    identity_id text        not null,
    created_at  timestamptz not null,
    primary key (pool_id, provider, subject),
    unique (pool_id, identity_id, provider),
    foreign key (pool_id, identity_id) references identity on delete cascade
);

-- Keys that sign GetOpenIdToken's tokens: the newest signs, all are published.
create table openid_key (
    id         text primary key,
    private    bytea       not null,
    public     bytea       not null,
    created_at timestamptz not null
);
