-- That a function is missing is kept too, so a new one is news.
create trigger function_changed after insert or update or delete on function
    for each row execute function tell_settings_changed('function', 'name');
