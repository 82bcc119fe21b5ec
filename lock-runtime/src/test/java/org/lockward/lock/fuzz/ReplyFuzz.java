package org.lockward.lock.fuzz;

import org.lockward.lock.wire.ProtocolException;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.ReplyEncoder;
import org.lockward.lock.wire.ReplyReader;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Bytes of a daemon as replies: each is the same when written again.
public final class ReplyFuzz {

    private static final int RESP3 = 3;

    private ReplyFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        ReplyReader reader = new ReplyReader(new ByteArrayInputStream(bytes));
        for (var reply = next(reader); reply.isPresent(); reply = next(reader)) {
            // Once: what is no printable ASCII in a line, and no UTF-8 in a text, is replaced.
            Reply written = again(reply.get());
            if (!again(written).equals(written)) {
                throw new AssertionError(written + " is read again as " + again(written));
            }
        }
    }

    private static Reply again(Reply reply) {
        ReplyEncoder encoder = new ReplyEncoder();
        encoder.append(reply, RESP3);
        return next(new ReplyReader(new ByteArrayInputStream(encoder.array(), 0, encoder.length())))
                .orElseThrow(() -> new AssertionError(reply + " cannot be read again"));
    }

    private static Optional<Reply> next(ReplyReader reader) {
        try {
            return Optional.of(reader.read());
        } catch (EOFException | ProtocolException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
