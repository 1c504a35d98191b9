-- Events of this service that Kafka has not acknowledged yet, written in the transaction that makes them true.
create table outbox (
    sequence bigint generated always as identity primary key,
    id uuid not null,
    topic text not null,
    key text not null,
    type text not null,
    source text not null,
    time timestamptz not null,
    data jsonb not null
)
-- Rows live for milliseconds: dead ones must go soon, or the relay's look at the head of the table grows slow.
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
