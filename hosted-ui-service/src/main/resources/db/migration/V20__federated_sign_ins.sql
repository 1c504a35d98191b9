-- Sign-ins under way at identity providers. The state that travels through the provider is known by its hash, the browser
-- that began by the hash of its cookie, and what the sign-in is for lies sealed. A row is taken once.
create table federated_sign_in (
    pool_id         text        not null,
    state_hash      bytea       not null,
    browser_hash    bytea       not null,
    sealed_sign_in  bytea       not null,
    expires_at      timestamptz not null,
    primary key (pool_id, state_hash)
);

create index federated_sign_in_expires_at on federated_sign_in (expires_at);
