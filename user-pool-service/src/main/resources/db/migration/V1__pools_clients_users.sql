create table user_pool (
    id          text primary key,
    name        text        not null,
    settings    jsonb       not null,
    created_at  timestamptz not null,
    modified_at timestamptz not null
);

create table user_pool_client (
    pool_id     text        not null references user_pool on delete cascade,
    id          text        not null,
    name        text        not null,
    settings    jsonb       not null,
    secret      bytea,
    created_at  timestamptz not null,
    modified_at timestamptz not null,
    primary key (pool_id, id)
);
create unique index user_pool_client_id on user_pool_client (id);

-- The keys are what names are compared by: normalised, and absent where an attribute is no name to sign in with.
create table pool_user (
    pool_id                       text        not null references user_pool on delete cascade,
    sub                           uuid        not null,
    username                      text        not null,
    username_key                  text        not null,
    email_key                     text,
    phone_key                     text,
    preferred_username_key        text,
    status                        text        not null,
    enabled                       boolean     not null,
    attributes                    jsonb       not null,
    password_hash                 text,
    srp_verifier                  bytea,
    temporary_password_expires_at timestamptz,
    created_at                    timestamptz not null,
    modified_at                   timestamptz not null,
    primary key (pool_id, sub)
);
create unique index pool_user_username on pool_user (pool_id, username_key);
create unique index pool_user_email on pool_user (pool_id, email_key);
create unique index pool_user_phone on pool_user (pool_id, phone_key);
create unique index pool_user_preferred_username on pool_user (pool_id, preferred_username_key);
