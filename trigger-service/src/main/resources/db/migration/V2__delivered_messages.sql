-- Messages to deliver and messages delivered. A finished row stays for a while, without the message itself: it says that an
-- event which comes again is done.
create table message (
    event_id uuid primary key,
    key text not null,
    data jsonb,
    tries integer not null default 0,
    next_try timestamptz,
    finished_at timestamptz,
    constraint message_waits_or_is_finished check ((next_try is null) = (finished_at is not null))
);

create index message_due on message (next_try) where next_try is not null;
create index message_finished on message (finished_at) where finished_at is not null;
