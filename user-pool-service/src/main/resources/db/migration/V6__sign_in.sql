-- The tokens of one sign-in. The primary key makes a sign-in give tokens once, however often its last answer is repeated.
create table token_family (
    pool_id    text        not null,
    origin_jti uuid        not null,
    sub        uuid        not null,
    client_id  text        not null,
    event_id   uuid        not null,
    scopes     text        not null,
    hosted     boolean     not null,
    auth_time  timestamptz not null,
    expires_at timestamptz not null,
    generation integer     not null,
    rotated_at timestamptz,
    revoked_at timestamptz,
    primary key (pool_id, origin_jti)
);
create index token_family_user on token_family (pool_id, sub);
create index token_family_expiry on token_family (expires_at);

-- Wrong guesses, of users and of names that no user has alike. Rows are few and short-lived.
create table sign_in_failures (
    pool_id      text        not null,
    subject      text        not null,
    failures     integer     not null,
    locked_until timestamptz not null,
    primary key (pool_id, subject)
);
create index sign_in_failures_age on sign_in_failures (locked_until);
