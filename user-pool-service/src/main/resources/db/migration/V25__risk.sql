-- What is done about risks: for one client, or for all others. A client takes its own along when it goes.
create table risk_configuration (
    pool_id   text  not null references user_pool on delete cascade,
    scope     text  not null,
    client_id text  generated always as (nullif(scope, 'ALL')) stored,
    settings  jsonb not null,
    primary key (pool_id, scope),
    foreign key (pool_id, client_id) references user_pool_client on delete cascade
);
