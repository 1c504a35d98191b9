-- What the ARNs in a pool's LambdaConfig stand for. The target is JSON, for kinds of targets differ in what they need;
-- the secret is sealed with the deployment's key and bound to the name.
create table function (
    name text primary key,
    target jsonb not null,
    sealed_secret bytea not null,
    created_at timestamptz not null,
    modified_at timestamptz not null
);
