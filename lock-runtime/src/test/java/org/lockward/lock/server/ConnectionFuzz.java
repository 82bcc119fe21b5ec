package org.lockward.lock.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;

import org.lockward.lock.session.DaemonFacts;
import org.lockward.lock.session.Sessions;
import org.lockward.lock.table.RamMarks;
import org.lockward.lock.table.TableConfig;
import org.lockward.lock.table.TableLimits;
import org.lockward.lock.wire.RequestEncoder;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// Bytes of any peer at a whole connection, with its session and the lock table behind it: nothing
/// fails, nothing of it stays, and who was there before keeps its lock and its voice.
public final class ConnectionFuzz {

    private static final Duration LONGEST_LEASE = Duration.ofHours(1).plusSeconds(1);

    /// An event of the daemon, and not a word of the peer in another event.
    private static final Pattern FAILURE = Pattern.compile("^\\S+ failure ", Pattern.MULTILINE);

    private static final String PING = "*1\r\n$4\r\nPING\r\n";

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final EmbeddedChannel good = new EmbeddedChannel();
    private final EmbeddedChannel evil = new EmbeddedChannel();
    private final Sessions sessions;
    private final Daemon daemon;

    private ConnectionFuzz() {
        sessions =
                new Sessions(
                        new TableConfig(
                                TableLimits.DEFAULT,
                                new AtomicLong()::incrementAndGet,
                                new RamMarks(9),
                                new TableConfig.Start(TableLoop.now(), 0),
                                0),
                        new DaemonFacts("1", "-", "none", "-", "nio", 1));
        daemon = Daemon.of(config(), new TableLoop(good.eventLoop(), sessions));
        good.pipeline().addLast(new Connection(daemon, good, Optional.empty()));
        evil.pipeline().addLast(new Connection(daemon, evil, Optional.empty()));
    }

    private ServerConfig config() {
        EventLog lines =
                new EventLog(
                        new PrintStream(log, true, StandardCharsets.UTF_8), InstantSource.system());
        return ServerConfig.of(
                        new InetSocketAddress(0), new Security.None(false), Path.of("."), lines)
                .withProtocols(Protocols.of(true, true));
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        new ConnectionFuzz().run(bytes);
    }

    /// In pieces of a size that follows from the bytes.
    private void run(byte[] bytes) {
        say(good, RequestEncoder.encode(TestPeer.lockRequest("precious", Optional.empty())));
        int size = 1 + (Arrays.hashCode(bytes) & 0x7f);
        for (int at = 0; at < bytes.length; at += size) {
            say(evil, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
        }
        require(FAILURE.matcher(log()).find(), "a failure in the log: " + log());
        evil.finishAndReleaseAll();
        String pong = say(good, PING.getBytes(StandardCharsets.US_ASCII));
        require(!pong.endsWith("+PONG\r\n"), "the other peer gets: " + pong);
        // A session that asked for it outlives its connection, for an hour at most.
        sessions.expire(TableLoop.now() + LONGEST_LEASE.toNanos());
        require(sessions.size() != 1, sessions.size() + " sessions are left");
        require(sessions.held() != 1, sessions.held() + " locks are held");
        good.finishAndReleaseAll();
    }

    /// What comes back.
    private static String say(EmbeddedChannel channel, byte[] bytes) {
        if (channel.isOpen()) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes));
            channel.runPendingTasks();
        }
        StringBuilder out = new StringBuilder();
        for (ByteBuf b = channel.readOutbound(); b != null; b = channel.readOutbound()) {
            out.append(b.toString(StandardCharsets.ISO_8859_1));
            b.release();
        }
        return out.toString();
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private static void require(boolean broken, String what) {
        if (broken) {
            throw new AssertionError(what);
        }
    }
}
