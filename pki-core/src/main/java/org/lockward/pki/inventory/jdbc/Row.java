package org.lockward.pki.inventory.jdbc;

import org.jspecify.annotations.Nullable;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.inventory.Sighting;
import org.lockward.pki.name.UniqueId;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The current row of a result; a column that is read as a plain value is never NULL.
record Row(ResultSet results) {

    String text(String column) throws SQLException {
        return present(column, results.getString(column));
    }

    long number(String column) throws SQLException {
        return results.getLong(column);
    }

    byte[] bytes(String column) throws SQLException {
        return present(column, results.getBytes(column));
    }

    Instant instant(String column) throws SQLException {
        return present(column, results.getObject(column, Instant.class));
    }

    SerialNumber serial(String column) throws SQLException {
        return SerialNumber.parse(text(column));
    }

    UniqueId id(String column) throws SQLException {
        return new UniqueId(text(column));
    }

    Validity validity() throws SQLException {
        return new Validity(instant("not_before"), instant("not_after"));
    }

    boolean has(String column) throws SQLException {
        return results.getObject(column) != null;
    }

    /// The pair of columns that tells what was deployed or served, empty while both are NULL.
    Optional<Sighting> sighting(String serial, String at) throws SQLException {
        return has(serial)
                ? Optional.of(new Sighting(serial(serial), instant(at)))
                : Optional.empty();
    }

    List<String> texts(String column) throws SQLException {
        Array array = present(column, results.getArray(column));
        return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
    }

    private static <T> T present(String column, @Nullable T value) {
        return Objects.requireNonNull(value, () -> column + " is NULL");
    }
}
