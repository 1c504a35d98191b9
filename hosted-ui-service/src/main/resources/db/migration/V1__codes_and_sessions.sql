-- Authorization codes. Only a hash of a code is kept; what it stands for is sealed. A used row stays for a while, so that a
-- second use is recognised and the tokens of the first are revoked (RFC 6749, section 4.1.2).
create table authorization_code (
    pool_id       text        not null,
    code_hash     bytea       not null,
    client_id     text        not null,
    sealed_grant  bytea       not null,
    expires_at    timestamptz not null,
    forget_at     timestamptz not null,
    used_at       timestamptz,
    reused_at     timestamptz,
    sealed_token  bytea,
    primary key (pool_id, code_hash)
);

create index authorization_code_forget_at on authorization_code (forget_at);

-- Browser sessions that ended before their cookie expires.
create table ended_session (
    pool_id     text        not null,
    session_id  text        not null,
    forget_at   timestamptz not null,
    primary key (pool_id, session_id)
);

create index ended_session_forget_at on ended_session (forget_at);
