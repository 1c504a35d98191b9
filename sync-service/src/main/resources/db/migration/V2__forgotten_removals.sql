-- The sync count up to which removals are forgotten: a device that has seen less begins anew.
alter table dataset add column forgotten bigint not null default 0;
update dataset set forgotten = sync_count where deleted;
