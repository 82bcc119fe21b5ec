package org.lockward.samples.bench;

import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.net.ssl.SSLSocketFactory;

/// Jedis as lockd and Redis are both driven with it: the same calls, the same number of bytes or
/// nearly so.
final class Resp {

    private static final Verb INFO = new Verb("INFO");

    private Resp() {}

    /// A command by its name.
    static final class Verb implements ProtocolCommand {

        private final byte[] raw;

        Verb(String name) {
            raw = bytes(name);
        }

        @Override
        public byte[] getRaw() {
            return raw;
        }
    }

    static Connection connect(Server server) throws IOException, GeneralSecurityException {
        SSLSocketFactory sockets = server.credentials().context().getSocketFactory();
        DefaultJedisClientConfig config =
                DefaultJedisClientConfig.builder().resp2().socketTimeoutMillis(60_000).build();
        return new Connection(() -> secured(sockets, server.port()), config);
    }

    /// As Jedis makes its sockets.
    private static Socket secured(SSLSocketFactory sockets, int port) {
        try {
            Socket socket = sockets.createSocket(Programs.LOOPBACK, port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            return socket;
        } catch (IOException e) {
            throw new JedisConnectionException("no connection to port " + port, e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] bytes(long number) {
        return bytes(Long.toString(number));
    }

    static Object call(Connection connection, ProtocolCommand verb, byte[]... arguments) {
        connection.sendCommand(verb, arguments);
        return connection.getOne();
    }

    /// What lockd says about itself.
    static String info(Connection connection) {
        return new String((byte[]) call(connection, INFO), StandardCharsets.UTF_8);
    }

    static RuntimeException unexpected(Object reply) {
        return new JedisDataException("an unexpected reply: " + reply);
    }
}
