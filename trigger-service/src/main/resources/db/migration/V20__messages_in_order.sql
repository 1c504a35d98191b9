-- Messages to one user go out in the order in which they were queued.
alter table message
    add column position bigint generated always as identity,
    add column leased boolean not null default false;

create index message_waiting_of_key on message (key, position) where next_try is not null;
