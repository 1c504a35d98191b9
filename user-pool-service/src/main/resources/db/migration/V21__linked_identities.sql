-- Accounts at identity providers, and the users who sign in by them. An account belongs to one user of a pool at most.
create table linked_identity (
    pool_id       text        not null,
    provider_name text        not null,
    attribute     text        not null,
    value         text        not null,
    sub           uuid        not null,
    provider_type text        not null,
    issuer        text,
    is_primary    boolean     not null,
    created_at    timestamptz not null,
    primary key (pool_id, provider_name, attribute, value),
    foreign key (pool_id, sub) references pool_user on delete cascade
);
create index linked_identity_user on linked_identity (pool_id, sub);
