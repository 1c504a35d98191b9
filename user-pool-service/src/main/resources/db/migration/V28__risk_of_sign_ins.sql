-- What was found out about an attempt to sign in, and what was done about it.
alter table auth_event
    add column event_type    text    not null default 'SignIn',
    add column in_progress   boolean not null default false,
    add column second_factor boolean not null default false,
    add column risk_decision text    not null default 'NoRisk',
    add column risk_level    text,
    add column compromised   boolean not null default false,
    add column device_id     text,
    add column device_name   text,
    add column timezone      text,
    add column city          text,
    add column country       text,
    add column latitude      double precision,
    add column longitude     double precision;

-- A sign-in is judged by those that succeeded and by those that somebody judged, the newest of each.
create index auth_event_passed on auth_event (pool_id, sub, sequence) where passed;
create index auth_event_judged on auth_event (pool_id, sub, sequence) where feedback is not null;

-- As before, with the risk. A sign-in that goes on in spite of a risk is told when the risk is found, and again when it
-- ends: both are one event.
create or replace function keep_auth_event() returns trigger language plpgsql as $$
declare
    risk jsonb := coalesce(new.data -> 'risk', '{}');
    what text  := case when new.type <> 'io.kognita.authentication.leaked-password-chosen' then 'SignIn'
                       when new.data ->> 'operation' = 'ConfirmForgotPassword' then 'ForgotPassword'
                       else 'PasswordChange' end;
begin
    insert into auth_event (pool_id, sub, id, event_type, passed, in_progress, second_factor, risk_decision, risk_level,
        compromised, source_ip, user_agent, device_id, device_name, timezone, city, country, latitude, longitude, created_at)
    values (
        new.data ->> 'userPoolId',
        (new.data ->> 'sub')::uuid,
        coalesce((new.data ->> 'eventId')::uuid, new.id),
        what,
        new.type = 'io.kognita.authentication.signed-in' or what <> 'SignIn' and risk ->> 'decision' <> 'Block',
        new.type = 'io.kognita.authentication.suspected',
        coalesce((risk ->> 'secondFactor')::boolean, false),
        coalesce(risk ->> 'decision', 'NoRisk'),
        risk ->> 'level',
        coalesce((risk ->> 'compromisedCredentials')::boolean, false),
        new.data ->> 'sourceIp',
        left(new.data ->> 'userAgent', 256),
        risk ->> 'deviceId',
        risk ->> 'deviceName',
        risk ->> 'timezone',
        risk ->> 'city',
        risk ->> 'country',
        (risk ->> 'latitude')::double precision,
        (risk ->> 'longitude')::double precision,
        new.time)
    on conflict (pool_id, sub, id) do update set passed = excluded.passed, in_progress = excluded.in_progress
        where auth_event.in_progress;
    return null;
end
$$;

drop trigger sign_in_told on outbox;
create trigger sign_in_told after insert on outbox for each row
    when (new.type in ('io.kognita.authentication.signed-in', 'io.kognita.authentication.failed',
            'io.kognita.authentication.suspected', 'io.kognita.authentication.leaked-password-chosen')
        and jsonb_exists(new.data, 'threatProtection') and jsonb_exists(new.data, 'sub'))
    execute function keep_auth_event();

-- Replicas keep in memory what is done about risks.
alter table risk_configuration add column place text generated always as (pool_id || '/' || scope) stored;
create trigger risk_configuration_changed after insert or update or delete on risk_configuration
    for each row execute function tell_settings_changed('risk', 'place');
