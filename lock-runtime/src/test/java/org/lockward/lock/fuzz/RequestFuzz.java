package org.lockward.lock.fuzz;

import org.lockward.lock.wire.Request;
import org.lockward.lock.wire.RequestDecoder;
import org.lockward.lock.wire.RequestEncoder;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Bytes of a peer as requests: read the same in pieces, and the same when written again.
public final class RequestFuzz {

    private RequestFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Stream.whole(bytes, RequestDecoder::next).messages().forEach(RequestFuzz::again);
    }

    private static void again(Request request) {
        if (request instanceof Request.Invalid || request instanceof Request.Redis) {
            return;
        }
        Optional<Request> same =
                RequestDecoder.next(ByteBuffer.wrap(RequestEncoder.encode(request)));
        if (!same.equals(Optional.of(request))) {
            throw new AssertionError(request + " is read again as " + same);
        }
    }
}
