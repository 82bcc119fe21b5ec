package org.lockward.samples.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/// A session-level advisory lock of PostgreSQL, by pgjdbc with prepared statements. Who finds it
/// taken waits in the server. For one thread.
final class PostgresCycle implements Cycle {

    private final Connection connection;
    private final PreparedStatement lock;
    private final PreparedStatement unlock;

    private PostgresCycle(Connection connection, long key) throws SQLException {
        this.connection = connection;
        this.lock = prepare("select pg_advisory_lock(?)", key);
        this.unlock = prepare("select pg_advisory_unlock(?)", key);
    }

    static Cycle open(Server server, String lock) throws Exception {
        Properties options = new Properties();
        options.setProperty("user", "postgres");
        options.setProperty("sslmode", "verify-ca");
        options.setProperty("sslcert", server.credentials().chain().toString());
        options.setProperty("sslkey", server.credentials().key().toString());
        options.setProperty("sslrootcert", server.credentials().authorities().toString());
        options.setProperty("pemKeyAlgorithm", "EC");
        options.setProperty("prepareThreshold", "-1");
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
        return new PostgresCycle(DriverManager.getConnection(url, options), lock.hashCode());
    }

    private PreparedStatement prepare(String sql, long key) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setLong(1, key);
        return statement;
    }

    @Override
    public void lock() throws SQLException {
        try (ResultSet result = lock.executeQuery()) {
            result.next();
        }
    }

    @Override
    public void unlock() throws SQLException {
        try (ResultSet result = unlock.executeQuery()) {
            if (!result.next() || !result.getBoolean(1)) {
                throw new SQLException("the lock was not ours");
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not let go", e);
        }
    }
}
