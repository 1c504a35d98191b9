-- Jobs that bring users in from a file. Only one may be at work in a deployment.
create table user_import_job (
    pool_id        text        not null references user_pool on delete cascade,
    id             text        not null,
    name           text        not null,
    role_arn       text        not null,
    hash_algorithm text,
    status         text        not null,
    upload         uuid,
    header         text,
    created_at     timestamptz not null,
    started_at     timestamptz,
    completed_at   timestamptz,
    message        text,
    imported       bigint      not null,
    skipped        bigint      not null,
    failed         bigint      not null,
    tries          integer     not null,
    primary key (pool_id, id)
);
create unique index user_import_job_active on user_import_job ((true))
    where status in ('Pending', 'InProgress', 'Stopping');
create index user_import_job_waiting on user_import_job (created_at) where status = 'Created';

-- The file of a job: whole lines, sealed, taken away with the transaction that imports them, so that what is left is what is
-- still to do.
create table user_import_chunk (
    pool_id    text    not null,
    job_id     text    not null,
    upload     uuid    not null,
    number     integer not null,
    first_line integer not null,
    lines      bytea   not null,
    primary key (pool_id, job_id, upload, number),
    foreign key (pool_id, job_id) references user_import_job on delete cascade
);

-- Why a line of the file became no user; no word of the line itself.
create table user_import_log (
    pool_id    text        not null,
    job_id     text        not null,
    line       integer     not null,
    outcome    text        not null,
    reason     text        not null,
    written_at timestamptz not null,
    primary key (pool_id, job_id, line),
    foreign key (pool_id, job_id) references user_import_job on delete cascade
);
create index user_import_log_by_age on user_import_log (written_at);

-- The Firebase project from which a pool's users come: what its password hashes need, sealed.
create table firebase_project (
    pool_id    text not null primary key references user_pool on delete cascade,
    parameters text not null
);
