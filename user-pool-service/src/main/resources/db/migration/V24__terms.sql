create table terms (
    pool_id   text  not null,
    id        uuid  not null,
    client_id text  not null,
    name      text  not null,
    settings  jsonb not null,
    primary key (pool_id, id),
    unique (pool_id, client_id, name),
    foreign key (pool_id, client_id) references user_pool_client on delete cascade
);
