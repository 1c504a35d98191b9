-- For a trigger on a table whose rows replicas keep in memory: whatever changes a row, by whatever way, tells them.
-- Arguments: what the cache calls the rows, and the column by whose value it finds them.
create function tell_settings_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify(tg_table_schema || '_settings', tg_argv[0] || ':' || (to_jsonb(coalesce(new, old)) ->> tg_argv[1]));
    return null;
end
$$;
