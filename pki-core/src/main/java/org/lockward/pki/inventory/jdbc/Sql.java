package org.lockward.pki.inventory.jdbc;

import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Statements on the one connection. One thread at a time.
///
/// @param file where the database is, for messages
record Sql(Path file, JdbcConnection connection) {

    /// Reads a row.
    @FunctionalInterface
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    <T> List<T> query(String sql, Mapper<T> mapper, Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet results = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (results.next()) {
                rows.add(mapper.map(new Row(results)));
            }
            return rows;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// The only row, or the first one of several.
    <T> Optional<T> first(String sql, Mapper<T> mapper, Object... arguments) {
        return query(sql + " FETCH FIRST ROW ONLY", mapper, arguments).stream().findFirst();
    }

    boolean exists(String sql, Object... arguments) {
        return first(sql, row -> true, arguments).isPresent();
    }

    /// The number of rows that changed.
    int update(String sql, @Nullable Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// Runs statements without arguments, separated by semicolons.
    void execute(String script) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// Commits, then makes the commit durable: H2's own commit is in memory, or at best in the
    /// kernel.
    void commit() {
        commitInMemory();
        execute("CHECKPOINT SYNC");
    }

    /// Commits; a power loss may undo it.
    void commitInMemory() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, stored(arguments[i]));
        }
        return statement;
    }

    /// A time is cut to what a column holds, not rounded into the future.
    private static @Nullable Object stored(@Nullable Object argument) {
        return argument instanceof Instant time ? time.truncatedTo(ChronoUnit.MILLIS) : argument;
    }

    PkiException failure(SQLException cause) {
        return failure(file, cause);
    }

    /// What the database says, for people. Its text names no secret: no statement carries one.
    static PkiException failure(Path file, SQLException cause) {
        String message = String.valueOf(cause.getMessage());
        return new PkiException.Unavailable(
                new Problem(
                        "the inventory " + file + " failed",
                        message.lines().findFirst().orElse("")
                                + " (H2 "
                                + cause.getErrorCode()
                                + ")",
                        "see that the disk is not full and that "
                                + file
                                + " is readable, then try again"),
                cause);
    }
}
