-- Passwords that a user had before the present one, for pools whose policy forbids to use them again.
create table password_history (
    pool_id     text        not null,
    sub         uuid        not null,
    replaced_at timestamptz not null,
    hash        text        not null,
    primary key (pool_id, sub, replaced_at),
    foreign key (pool_id, sub) references pool_user on delete cascade
);
