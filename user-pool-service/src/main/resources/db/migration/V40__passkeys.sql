-- Passkeys of users: public keys with what is known of their authenticators, and nothing that is secret. An id is unique in
-- its pool, so that nobody registers somebody else's passkey as their own.
create table passkey (
    pool_id         text        not null,
    sub             uuid        not null,
    id              text        not null,
    rp_id           text        not null,
    name            text        not null,
    attested        bytea       not null,
    sign_count      bigint      not null,
    backup_eligible boolean     not null,
    backed_up       boolean     not null,
    attachment      text,
    transports      text        not null,
    created_at      timestamptz not null,
    used_at         timestamptz,
    primary key (pool_id, sub, id),
    constraint passkey_id unique (pool_id, id),
    foreign key (pool_id, sub) references pool_user on delete cascade
);
