-- The replicas of this service that live, each of which renews its row every few seconds: they share the limits of requests.
create table live_replica (
    id      uuid        primary key,
    seen_at timestamptz not null
);
