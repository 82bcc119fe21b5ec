package org.lockward.lock.fuzz;

import org.lockward.lock.flom.FlomAnswer;
import org.lockward.lock.flom.FlomReader;
import org.lockward.lock.flom.FlomRequest;
import org.lockward.lock.flom.FlomWriter;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Bytes as messages of FLoM, of either side: read the same in pieces, and the same when written
/// again.
public final class FlomFuzz {

    private FlomFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Stream.whole(bytes, FlomReader::request).messages().forEach(FlomFuzz::again);
        Stream.whole(bytes, FlomReader::answer).messages().forEach(FlomFuzz::again);
    }

    private static void again(FlomRequest request) {
        byte[] bytes = FlomWriter.bytes(request);
        // A short message can be longer in FLoM's own words.
        if (bytes.length <= FlomReader.MAX_REQUEST) {
            same(request, FlomReader.request(ByteBuffer.wrap(bytes)));
        }
    }

    private static void again(FlomAnswer answer) {
        byte[] bytes = FlomWriter.bytes(answer);
        if (bytes.length <= FlomReader.MAX_ANSWER) {
            same(answer, FlomReader.answer(ByteBuffer.wrap(bytes)));
        }
    }

    private static <T> void same(T message, Optional<? extends T> again) {
        if (!again.equals(Optional.of(message))) {
            throw new AssertionError(message + " is read again as " + again);
        }
    }
}
