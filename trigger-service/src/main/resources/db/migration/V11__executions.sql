-- The latest executions of each function, with what it wrote, sealed. Older ones are deleted each minute.
create table execution (
    id uuid primary key,
    function text not null,
    trigger text not null,
    user_pool_id text,
    outcome text not null,
    reason text,
    tries int not null,
    started_at timestamptz not null,
    duration_millis bigint not null,
    sealed_log bytea not null
);
create index execution_by_function on execution (function, started_at desc, id desc);
