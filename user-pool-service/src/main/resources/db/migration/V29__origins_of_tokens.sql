-- Tokens of the hosted pages are fetched by the application, whose address and device are not the user's: the event that tells of
-- them is kept, for the tokens name it, and teaches nothing.
alter table auth_event add column from_user boolean not null default true;

create function token_grant_teaches_nothing() returns trigger language plpgsql as $$
begin
    update auth_event set from_user = false
    where pool_id = new.data ->> 'userPoolId' and sub = (new.data ->> 'sub')::uuid and id = (new.data ->> 'eventId')::uuid;
    return null;
end
$$;

-- By its name it fires behind sign_in_told.
create trigger token_grant_told after insert on outbox for each row
    when (new.type = 'io.kognita.authentication.signed-in' and new.data ->> 'operation' = 'TokenGrant'
        and jsonb_exists(new.data, 'threatProtection'))
    execute function token_grant_teaches_nothing();
