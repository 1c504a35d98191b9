-- A client may have two secrets while one takes the place of the other. They lie sealed.
create table user_pool_client (
    pool_id                  text        not null references user_pool on delete cascade,
    id                       text        not null,
    name                     text        not null,
    settings                 jsonb       not null,
    secret                   bytea,
    secret_created_at        timestamptz,
    second_secret            bytea,
    second_secret_created_at timestamptz,
    created_at               timestamptz not null,
    modified_at              timestamptz not null,
    primary key (pool_id, id)
);
create unique index user_pool_client_id on user_pool_client (id);

create trigger user_pool_client_changed after update or delete on user_pool_client
    for each row execute function tell_settings_changed('client', 'id');
