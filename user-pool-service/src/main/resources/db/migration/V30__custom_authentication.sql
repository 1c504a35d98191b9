-- Where a custom authentication stands between two calls. It lies here and not in the client's session: what a function keeps
-- to itself may be long, and a question must be answered once, or a session could be tried with one guess after another.
-- The state is sealed, and null while the functions judge an answer.
create table custom_sign_in (
    pool_id    text        not null,
    sign_in    uuid        not null,
    round      integer     not null,
    state      bytea,
    expires_at timestamptz not null,
    primary key (pool_id, sign_in)
);
create index custom_sign_in_by_expiry on custom_sign_in (expires_at);
