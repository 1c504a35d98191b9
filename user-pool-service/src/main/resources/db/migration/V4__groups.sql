-- Names sort by their bytes, whatever the database's own collation: pages read the key in its order.
create table user_group (
    pool_id     text        not null references user_pool on delete cascade,
    name        text        collate "C" not null,
    description text,
    role_arn    text,
    precedence  integer,
    created_at  timestamptz not null,
    modified_at timestamptz not null,
    primary key (pool_id, name)
);

create table group_member (
    pool_id    text not null,
    group_name text collate "C" not null,
    sub        uuid not null,
    primary key (pool_id, group_name, sub),
    foreign key (pool_id, group_name) references user_group on delete cascade,
    foreign key (pool_id, sub) references pool_user on delete cascade
);

-- A user's groups, which every token states.
create index group_member_user on group_member (pool_id, sub);
