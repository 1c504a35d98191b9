create trigger identity_pool_changed after update or delete on identity_pool
    for each row execute function tell_settings_changed('identity-pool', 'id');
