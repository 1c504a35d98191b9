package io.kognita.local.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresResourceTest {

    @Test
    void givesEachStartADatabaseOfItsOwn() throws Exception {
        Map<String, String> first = new PostgresResource().start();
        Map<String, String> second = new PostgresResource().start();
        execute(first, "create table fact (name text)");

        assertThatThrownBy(() -> execute(second, "select * from fact")).isInstanceOf(SQLException.class);
    }

    @Test
    void keepsItsDataAndAddressWhenItComesBack() throws Exception {
        Map<String, String> database = new PostgresResource().start();
        execute(database, "create table kept (name text)");

        PostgresResource.halt();
        assertThatThrownBy(() -> execute(database, "select 1")).isInstanceOf(SQLException.class);
        PostgresResource.resume();

        execute(database, "select * from kept");
    }

    @Test
    void refusesAWrongPassword() {
        Map<String, String> database = new PostgresResource().start();

        assertThatThrownBy(() ->
                        DriverManager.getConnection("jdbc:" + database.get("kognita.database.url"), "kognita", "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    private static void execute(Map<String, String> database, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:" + database.get("kognita.database.url"),
                database.get("quarkus.datasource.username"),
                database.get("quarkus.datasource.password"))) {
            assertThat(connection.createStatement().execute(statement)).isIn(true, false);
        }
    }
}
