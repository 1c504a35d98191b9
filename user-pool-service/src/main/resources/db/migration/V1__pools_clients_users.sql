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

-- RSA keys that sign a pool's tokens. The private half is sealed; at most one is in use and one waits its turn.
create table signing_key (
    pool_id     text        not null references user_pool on delete cascade,
    id          text        not null,
    state       text        not null check (state in ('NEXT', 'CURRENT', 'RETIRED')),
    private_key bytea       not null,
    public_key  bytea       not null,
    created_at  timestamptz not null,
    retired_at  timestamptz,
    primary key (pool_id, id)
);
create unique index signing_key_in_turn on signing_key (pool_id, state) where state <> 'RETIRED';

-- Replicas keep pools, clients and keys in memory. Whatever changes a row, by whatever way, tells them.
create function tell_settings_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('kognita_user_pool_settings', tg_argv[0] || ':' || (to_jsonb(coalesce(new, old)) ->> tg_argv[1]));
    return null;
end
$$;
create trigger user_pool_changed after update or delete on user_pool
    for each row execute function tell_settings_changed('pool', 'id');
create trigger user_pool_client_changed after update or delete on user_pool_client
    for each row execute function tell_settings_changed('client', 'id');
create trigger signing_key_changed after insert or update or delete on signing_key
    for each row execute function tell_settings_changed('keys', 'pool_id');
