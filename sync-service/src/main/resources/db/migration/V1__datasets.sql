-- A deleted dataset stays as a row, so that devices that still have it learn of the deletion and its count goes on.
create table dataset (
    pool_id     text        not null,
    identity_id text        not null,
    name        text        not null,
    sync_count  bigint      not null,
    deleted     boolean     not null,
    records     integer     not null,
    storage     bigint      not null,
    modified_by text        not null,
    created_at  timestamptz not null,
    modified_at timestamptz not null,
    primary key (pool_id, identity_id, name)
);

-- A removed record stays without a value, for the same reason.
create table sync_record (
    pool_id            text        not null,
    identity_id        text        not null,
    dataset            text        not null,
    key                text        not null,
    value              text,
    sync_count         bigint      not null,
    modified_by        text        not null,
    modified_at        timestamptz not null,
    device_modified_at timestamptz,
    primary key (pool_id, identity_id, dataset, key),
    foreign key (pool_id, identity_id, dataset) references dataset on delete cascade
);
create index sync_record_changed on sync_record (pool_id, identity_id, dataset, sync_count, key);
