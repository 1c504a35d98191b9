-- Registrations of passkeys that are under way, one for a user: what the authenticator must sign, and for which client.
create table passkey_registration (
    pool_id    text        not null,
    sub        uuid        not null,
    client_id  text        not null,
    challenge  bytea       not null,
    expires_at timestamptz not null,
    primary key (pool_id, sub),
    foreign key (pool_id, sub) references pool_user on delete cascade
);
create index passkey_registration_by_expiry on passkey_registration (expires_at);
