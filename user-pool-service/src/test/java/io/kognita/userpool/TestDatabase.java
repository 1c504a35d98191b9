package io.kognita.userpool;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** The service's database, for tests that look behind the API or prepare what it does not offer. */
@Singleton
public class TestDatabase {

    private final Pool database;

    TestDatabase(Pool database) {
        this.database = database;
    }

    /** What a statement finds; parameters are {@code $1} and so on. */
    public RowSet<Row> run(String statement, Object... parameters) {
        return database.preparedQuery(statement)
                .execute(Tuple.from(parameters))
                .await()
                .indefinitely();
    }
}
