-- What kind of function a row is, for lists of one kind.
alter table function add column kind text not null generated always as (target ->> 'kind') stored;
create index function_by_kind on function (kind, name);

-- The code of functions that are kept here, sealed.
create table function_code (
    name text primary key references function (name) on delete cascade,
    sealed_code bytea not null
);
