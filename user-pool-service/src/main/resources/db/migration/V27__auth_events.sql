-- The history of sign-ins of pools with threat protection, the newest with the highest sequence.
create table auth_event (
    pool_id     text        not null,
    sub         uuid        not null,
    id          uuid        not null,
    sequence    bigint      generated always as identity,
    passed      boolean     not null,
    source_ip   text        not null,
    user_agent  text        not null,
    created_at  timestamptz not null,
    feedback    text,
    feedback_by text,
    feedback_at timestamptz,
    primary key (pool_id, sub, id),
    foreign key (pool_id, sub) references pool_user on delete cascade
);
create index auth_event_in_order on auth_event (pool_id, sub, sequence);
create index auth_event_by_age on auth_event (created_at);

-- Whatever tells of a sign-in, by whatever way, is in the history of its user, in the same transaction.
create function keep_auth_event() returns trigger language plpgsql as $$
begin
    insert into auth_event (pool_id, sub, id, passed, source_ip, user_agent, created_at)
    values (
        new.data ->> 'userPoolId',
        (new.data ->> 'sub')::uuid,
        coalesce((new.data ->> 'eventId')::uuid, new.id),
        new.type = 'io.kognita.authentication.signed-in',
        new.data ->> 'sourceIp',
        left(new.data ->> 'userAgent', 256),
        new.time)
    on conflict do nothing;
    return null;
end
$$;
create trigger sign_in_told after insert on outbox for each row
    when (new.type in ('io.kognita.authentication.signed-in', 'io.kognita.authentication.failed')
        and jsonb_exists(new.data, 'threatProtection') and jsonb_exists(new.data, 'sub'))
    execute function keep_auth_event();
