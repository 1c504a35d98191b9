-- Ids of the message events that were delivered, so that an event that comes twice is mailed once.
create table delivered_message (
    event_id uuid primary key,
    delivered_at timestamptz not null
);

create index delivered_message_age on delivered_message (delivered_at);
