-- Second factors and passkeys of a pool, as far as the pool's own settings have no place for them.
create table mfa_config (
    pool_id  text  primary key references user_pool on delete cascade,
    settings jsonb not null
);
