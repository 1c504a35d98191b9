-- Identity pools that are gone. Their identities' data is deleted, and what comes until their keys have run out is too.
create table deleted_pool (
    pool_id  text primary key,
    heard_at timestamptz not null
);
