-- Devices that users confirmed. The verifier of a device's own password is sealed; without one a device cannot prove itself.
create table device (
    pool_id          text        not null,
    sub              uuid        not null,
    id               uuid        not null,
    name             text,
    remembered       boolean     not null,
    srp_verifier     bytea,
    last_ip          text,
    created_at       timestamptz not null,
    modified_at      timestamptz not null,
    authenticated_at timestamptz not null,
    primary key (pool_id, sub, id),
    foreign key (pool_id, sub) references pool_user on delete cascade
);

-- The device that a sign-in belongs to, confirmed or not; null where the pool remembers none.
alter table token_family add column device uuid;

-- Sign-ins whose second factor is proved and that wait for their device.
create table awaited_device (
    pool_id    text        not null,
    sign_in    uuid        not null,
    device     uuid        not null,
    expires_at timestamptz not null,
    primary key (pool_id, sign_in)
);
create index awaited_device_by_expiry on awaited_device (expires_at);
