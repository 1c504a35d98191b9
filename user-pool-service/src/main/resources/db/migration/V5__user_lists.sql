-- ListUsers: one index for each attribute that its filter permits, in the order in which a page is read. Byte order makes a
-- prefix a range, whatever the database's own collation.
create index pool_user_by_username on pool_user (pool_id, (username collate "C"), sub);
create index pool_user_by_email on pool_user (pool_id, ((attributes ->> 'email') collate "C"), sub)
    where (attributes ->> 'email') is not null;
create index pool_user_by_phone_number on pool_user (pool_id, ((attributes ->> 'phone_number') collate "C"), sub)
    where (attributes ->> 'phone_number') is not null;
create index pool_user_by_name on pool_user (pool_id, ((attributes ->> 'name') collate "C"), sub)
    where (attributes ->> 'name') is not null;
create index pool_user_by_given_name on pool_user (pool_id, ((attributes ->> 'given_name') collate "C"), sub)
    where (attributes ->> 'given_name') is not null;
create index pool_user_by_family_name on pool_user (pool_id, ((attributes ->> 'family_name') collate "C"), sub)
    where (attributes ->> 'family_name') is not null;
create index pool_user_by_preferred_username
    on pool_user (pool_id, ((attributes ->> 'preferred_username') collate "C"), sub)
    where (attributes ->> 'preferred_username') is not null;
create index pool_user_by_status on pool_user (pool_id, status, sub);
create index pool_user_by_enabled on pool_user (pool_id, enabled, sub);
