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

-- ListUsers: one index for each attribute that its filter permits, in the order in which a page is read. Byte order makes a
-- prefix a range, whatever the database's own collation. Of each value only the beginning, as much of it as a filter can
-- name: whole values of 2,048 characters may be longer than an index entry, and a user who has one could not be stored.
create index pool_user_by_username on pool_user (pool_id, (username collate "C"), sub);
create index pool_user_by_email on pool_user (pool_id, (left(attributes ->> 'email', 256) collate "C"), sub)
    where (attributes ->> 'email') is not null;
create index pool_user_by_phone_number on pool_user (pool_id, (left(attributes ->> 'phone_number', 256) collate "C"), sub)
    where (attributes ->> 'phone_number') is not null;
create index pool_user_by_name on pool_user (pool_id, (left(attributes ->> 'name', 256) collate "C"), sub)
    where (attributes ->> 'name') is not null;
create index pool_user_by_given_name on pool_user (pool_id, (left(attributes ->> 'given_name', 256) collate "C"), sub)
    where (attributes ->> 'given_name') is not null;
create index pool_user_by_family_name on pool_user (pool_id, (left(attributes ->> 'family_name', 256) collate "C"), sub)
    where (attributes ->> 'family_name') is not null;
create index pool_user_by_preferred_username
    on pool_user (pool_id, (left(attributes ->> 'preferred_username', 256) collate "C"), sub)
    where (attributes ->> 'preferred_username') is not null;
create index pool_user_by_status on pool_user (pool_id, status, sub);
create index pool_user_by_enabled on pool_user (pool_id, enabled, sub);

-- Passwords that a user had before the present one, for pools whose policy forbids to use them again.
create table password_history (
    pool_id     text        not null,
    sub         uuid        not null,
    replaced_at timestamptz not null,
    hash        text        not null,
    primary key (pool_id, sub, replaced_at),
    foreign key (pool_id, sub) references pool_user on delete cascade
);

-- About how many users a pool has: counted up to ten thousand, and from there on as the planner estimates them, which takes the
-- same time at any size.
create function estimated_users(pool text) returns integer language plpgsql as $$
declare
    counted integer;
    plan    json;
begin
    select count(*) into counted from (select from pool_user where pool_id = pool limit 10001) as first_users;
    if counted > 10000 then
        execute format('explain (format json) select from pool_user where pool_id = %L', pool) into plan;
        counted := greatest(counted, least((plan -> 0 -> 'Plan' ->> 'Plan Rows')::numeric, 2147483647));
    end if;
    return counted;
end
$$;
