-- RSA keys that sign a pool's tokens. The private half is sealed; at most one is in use and one waits its turn.
create table signing_key (
    pool_id     text        not null references user_pool on delete cascade,
    id          text        not null,
    state       text        not null check (state in ('NEXT', 'CURRENT', 'RETIRED')),
    private_key bytea       not null,
    public_key  bytea       not null,
    created_at  timestamptz not null,
    promoted_at timestamptz,
    retired_at  timestamptz,
    primary key (pool_id, id)
);
create unique index signing_key_in_turn on signing_key (pool_id, state) where state <> 'RETIRED';
create index signing_key_in_use on signing_key (promoted_at) where state = 'CURRENT';

create trigger signing_key_changed after insert or update or delete on signing_key
    for each row execute function tell_settings_changed('keys', 'pool_id');
