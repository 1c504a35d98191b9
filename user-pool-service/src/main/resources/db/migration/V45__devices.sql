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
