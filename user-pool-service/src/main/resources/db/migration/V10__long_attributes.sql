-- The same indexes over the beginning of each value, as much of it as a filter can name: whole values of 2,048 characters
-- may be longer than an index entry, and a user who has one could not be stored.
drop index pool_user_by_email, pool_user_by_phone_number, pool_user_by_name, pool_user_by_given_name, pool_user_by_family_name, pool_user_by_preferred_username;
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
create index pool_user_by_preferred_username on pool_user (pool_id, (left(attributes ->> 'preferred_username', 256) collate "C"), sub)
    where (attributes ->> 'preferred_username') is not null;
