-- A client may have two secrets while one takes the place of the other.
alter table user_pool_client
    add column secret_created_at        timestamptz,
    add column second_secret            bytea,
    add column second_secret_created_at timestamptz;
update user_pool_client set secret_created_at = created_at where secret is not null;
