-- Calls whose callers do not wait. The event is sealed and bound to the id, for it may tell of users.
create table asynchronous_call (
    id uuid primary key,
    function text not null,
    sealed_event bytea not null,
    tries integer not null default 0,
    leased boolean not null default false,
    accepted_at timestamptz not null,
    next_try timestamptz not null
);

create index asynchronous_call_due on asynchronous_call (next_try);
