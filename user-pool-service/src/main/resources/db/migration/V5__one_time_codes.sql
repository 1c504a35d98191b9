-- Codes that users type back. No reference to the user: for a name that nobody has, a code is kept all the same, so that
-- it takes the same work and the same answers as one that somebody has.
create table one_time_code (
    pool_id    text        not null,
    sub        uuid        not null,
    purpose    text        not null,
    mac        bytea       not null,
    attribute  text        not null,
    address    text        not null,
    expires_at timestamptz not null,
    primary key (pool_id, sub, purpose)
);
create index one_time_code_by_expiry on one_time_code (expires_at);

-- How often an action was tried for a user in the current window.
create table attempt_limit (
    pool_id    text        not null,
    sub        uuid        not null,
    action     text        not null,
    attempts   integer     not null,
    window_end timestamptz not null,
    primary key (pool_id, sub, action)
);
create index attempt_limit_by_window on attempt_limit (window_end);
