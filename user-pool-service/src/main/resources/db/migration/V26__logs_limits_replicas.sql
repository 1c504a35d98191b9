create table log_delivery (
    pool_id  text  primary key references user_pool on delete cascade,
    settings jsonb not null
);

-- Limits of this deployment as a whole, in requests a second.
create table provisioned_limit (
    category text    primary key,
    requests integer not null
);

create table user_pool_replica (
    pool_id text  not null references user_pool on delete cascade,
    region  text  not null,
    status  text  not null,
    tags    jsonb not null,
    primary key (pool_id, region)
);
