package org.lockward.lock.session;

import org.lockward.lock.table.RamMarks;
import org.lockward.lock.table.TableConfig;
import org.lockward.lock.table.TableLimits;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.ReplyEncoder;
import org.lockward.lock.wire.RequestDecoder;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/// One peer in words: what it says, and what it is told, as bytes with a space for each end of
/// line.
final class Talk {

    final TestEnd end;
    final Session session;
    private int read;

    private Talk(TestEnd end, Session session) {
        this.end = end;
        this.session = session;
    }

    /// Sessions around an empty table, whose tokens are 1, 2, 3.
    static Sessions sessions(TableLimits limits) {
        AtomicLong token = new AtomicLong();
        TableConfig.Start start = new TableConfig.Start(0, 0);
        TableConfig config =
                new TableConfig(limits, token::incrementAndGet, new RamMarks(9), start, 0);
        return new Sessions(config, new DaemonFacts("1", "-", "none", "-", "nio", 1));
    }

    /// A peer that speaks RESP3.
    ///
    /// @param node the ID in its certificate; empty where it has none
    static Talk open(Sessions sessions, String node) {
        TestEnd end = new TestEnd(node);
        Talk talk = new Talk(end, sessions.open(end, 0));
        talk.say("HELLO 3");
        return talk;
    }

    /// Says it at time 0.
    String say(String words) {
        return say(words, 0);
    }

    /// What is answered at once; empty if nothing is.
    String say(String words, long nowNanos) {
        hear();
        StringBuilder bytes = new StringBuilder();
        String[] all = words.split(" ", -1);
        bytes.append('*').append(all.length).append("\r\n");
        for (String word : all) {
            bytes.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes.toString().getBytes(StandardCharsets.UTF_8));
        session.handle(RequestDecoder.next(buffer).orElseThrow(), nowNanos);
        return hear();
    }

    /// What it was told since it was last asked.
    String hear() {
        ReplyEncoder encoder = new ReplyEncoder();
        for (; read < end.sent.size(); read++) {
            Reply reply = end.sent.get(read);
            encoder.append(reply, session.protocol());
        }
        return new String(encoder.array(), 0, encoder.length(), StandardCharsets.UTF_8)
                .replace("\r\n", " ")
                .strip();
    }
}
