package org.lockward.lock.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// redis-py's `Lock`, from Debian, at every level and on the UNIX socket.
class RedisPyTest {

    private static final int FACTS = 15;

    @TempDir Path home;

    @ParameterizedTest
    @EnumSource
    void its_lock_does_all_that_it_does_with_redis(Venue.Kind kind) throws Exception {
        try (Venue venue = new Venue(kind, home)) {
            String said = Tool.PYTHON.output(List.of("-", reach(venue)), script());
            assertFalse(said.contains("NO"), said);
            assertEquals(FACTS, said.lines().filter(l -> l.endsWith(" yes")).count(), said);
        }
    }

    private static String reach(Venue venue) {
        return switch (venue.kind()) {
            case SOCKET -> "{\"unix_socket_path\": \"" + venue.socket() + "\"}";
            case NONE -> "{\"host\": \"127.0.0.1\", \"port\": " + venue.port() + "}";
            case TLS, MUTUAL ->
                    """
                    {"host": "127.0.0.1", "port": %d, "ssl": true, "ssl_cert_reqs": "required",
                     "ssl_check_hostname": true, "ssl_ca_certs": "%2$s/ca.pem",
                     "ssl_certfile": "%2$s/chain.pem", "ssl_keyfile": "%2$s/key.pem"}
                    """
                            .formatted(venue.port(), venue.bundle("a"));
        };
    }

    private static String script() throws IOException {
        try (InputStream in = RedisPyTest.class.getResourceAsStream("redis_py_lock.py")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
