create table user_pool_domain (
    pool_id     text        not null references user_pool on delete cascade,
    name        text        not null,
    settings    jsonb       not null,
    created_at  timestamptz not null,
    modified_at timestamptz not null,
    primary key (pool_id, name)
);
-- Browsers ask by the name alone, so no two pools have the same.
create unique index user_pool_domain_name on user_pool_domain (name);
