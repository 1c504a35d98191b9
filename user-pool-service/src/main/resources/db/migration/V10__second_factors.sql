-- Which second factors a user turned on, which they prefer, and the name of their authenticator app; null for none at all.
alter table pool_user add column second_factors jsonb;

-- Secrets of authenticator apps, sealed: the one that counts, and one that was handed out and has not been verified yet.
-- A code serves once: last_step is the latest time step whose code was taken.
create table software_token (
    pool_id   text   not null,
    sub       uuid   not null,
    secret    bytea,
    last_step bigint not null default 0,
    offered   bytea,
    primary key (pool_id, sub),
    foreign key (pool_id, sub) references pool_user on delete cascade
);

-- Replicas keep in memory which factors a pool has.
create trigger mfa_config_changed after insert or update or delete on mfa_config
    for each row execute function tell_settings_changed('mfa', 'pool_id');
