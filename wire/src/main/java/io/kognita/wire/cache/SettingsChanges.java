package io.kognita.wire.cache;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Hears from PostgreSQL (LISTEN) what any replica changed, and lets the caches forget it. A table whose rows are cached
 * calls {@code tell_settings_changed} in a trigger.
 *
 * <p>A connection can die in silence, so it has to answer every second. Once it is lost nothing is kept until a new one
 * listens: a change is missed for the few seconds of the time-outs at most.
 */
@Singleton
public class SettingsChanges {

    private static final Logger LOG = Logger.getLogger(SettingsChanges.class);

    /** Each schema has a channel of its own; {@code listen} itself takes no expression. */
    private static final String LISTEN =
            "do $$ begin execute format('listen %I', current_schema() || '_settings'); end $$";

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool database;
    private final Vertx vertx;
    private final Map<String, SettingsCache<?>> caches = new ConcurrentHashMap<>();
    private final AtomicBoolean listening = new AtomicBoolean();

    /** Null while this replica hears nothing. */
    private volatile SqlConnection connection;

    private volatile boolean stopped;

    public SettingsChanges(Pool database, Vertx vertx) {
        this.database = database;
        this.vertx = vertx;
    }

    /**
     * A cache that forgets what changes; the first one begins to listen.
     *
     * @param kind what the triggers of the table call its rows, for example {@code pool}
     * @param size how many values it keeps
     * @param load reads a value from the database; fails when there is none
     */
    public <V> SettingsCache<V> cache(String kind, int size, Function<String, Uni<V>> load) {
        SettingsCache<V> cache = new SettingsCache<>(size, load, this::hearing);
        caches.put(kind, cache);
        if (listening.compareAndSet(false, true)) {
            listen();
        }
        return cache;
    }

    /** Whether this replica hears of changes at the moment. */
    public boolean hearing() {
        return connection != null;
    }

    private void listen() {
        if (stopped) {
            return;
        }
        database.getConnection()
                .flatMap(SettingsChanges::subscribed)
                .subscribe()
                .with(this::hear, failure -> {
                    LOG.warnf("cannot listen for changed settings, so they are read on each call: %s", failure);
                    later(this::listen);
                });
    }

    private static Uni<SqlConnection> subscribed(SqlConnection opened) {
        return opened.query(LISTEN)
                .execute()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(opened::closeAndForget)
                .replaceWith(opened);
    }

    private void hear(SqlConnection opened) {
        PgConnection listening = (PgConnection) opened.getDelegate();
        listening.notificationHandler(notification -> forget(notification.getPayload()));
        opened.closeHandler(() -> lost(opened));
        forgetAll();
        connection = opened;
        later(() -> beat(opened));
    }

    private void beat(SqlConnection listening) {
        if (!listening.equals(connection)) {
            return;
        }
        listening
                .query("select 1")
                .execute()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .subscribe()
                .with(answer -> later(() -> beat(listening)), failure -> lost(listening));
    }

    private synchronized void lost(SqlConnection gone) {
        if (!gone.equals(connection)) {
            return;
        }
        connection = null;
        forgetAll();
        gone.closeAndForget();
        later(this::listen);
    }

    private void forget(String changed) {
        int colon = changed.indexOf(':');
        SettingsCache<?> cache = colon < 0 ? null : caches.get(changed.substring(0, colon));
        if (cache != null) {
            cache.forget(changed.substring(colon + 1));
        }
    }

    private void forgetAll() {
        caches.values().forEach(SettingsCache::forgetAll);
    }

    private void later(Runnable task) {
        vertx.setTimer(BEAT.toMillis(), ignored -> task.run());
    }

    @PreDestroy
    public void stop() {
        stopped = true;
        SqlConnection open = connection;
        connection = null;
        if (open != null) {
            open.query("unlisten *").executeAndForget();
            open.closeAndForget();
        }
    }
}
