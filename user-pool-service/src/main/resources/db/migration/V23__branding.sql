-- The look of the classic pages: of one client, or of all others. A client takes its own along when it goes.
create table ui_customization (
    pool_id     text        not null references user_pool on delete cascade,
    scope       text        not null,
    client_id   text        generated always as (nullif(scope, 'ALL')) stored,
    css         text,
    image       bytea,
    created_at  timestamptz not null,
    modified_at timestamptz not null,
    primary key (pool_id, scope),
    foreign key (pool_id, client_id) references user_pool_client on delete cascade
);

-- The style of a client's managed login, its pictures apart from the settings.
create table managed_login_style (
    pool_id   text  not null,
    id        uuid  not null,
    client_id text  not null,
    settings  jsonb not null,
    assets    bytea not null,
    primary key (pool_id, id),
    unique (pool_id, client_id),
    foreign key (pool_id, client_id) references user_pool_client on delete cascade
);
