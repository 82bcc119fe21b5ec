package org.lockward.lock.fuzz;

import org.lockward.lock.wire.ProtocolException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a decoder makes of bytes that come in one piece or in two.
///
/// @param messages in their order
/// @param error why it stopped; empty if it waits for more
/// @param left bytes that it has not taken
record Stream<T>(List<T> messages, Optional<String> error, int left) {

    /// In one piece.
    static <T> Stream<T> of(byte[] bytes, Function<ByteBuffer, Optional<T>> decoder) {
        return new Stream<T>(new ArrayList<>(), Optional.empty(), 0).then(bytes, decoder);
    }

    /// In two pieces, the first of which ends there.
    static <T> Stream<T> of(byte[] bytes, int split, Function<ByteBuffer, Optional<T>> decoder) {
        Stream<T> first = of(Arrays.copyOf(bytes, split), decoder);
        return first.error().isPresent()
                ? first
                : first.then(
                        Arrays.copyOfRange(bytes, split - first.left(), bytes.length), decoder);
    }

    /// Throws unless every way to split gives the same messages, and an error or none alike.
    static <T> Stream<T> whole(byte[] bytes, Function<ByteBuffer, Optional<T>> decoder) {
        Stream<T> whole = of(bytes, decoder);
        for (int split = 0; split <= bytes.length; split += 1 + bytes.length / 16) {
            Stream<T> parts = of(bytes, split, decoder);
            if (!parts.messages().equals(whole.messages())
                    || parts.error().isPresent() != whole.error().isPresent()) {
                throw new AssertionError("split at " + split + ": " + parts + ", not " + whole);
            }
        }
        return whole;
    }

    private Stream<T> then(byte[] more, Function<ByteBuffer, Optional<T>> decoder) {
        ByteBuffer in = ByteBuffer.wrap(more);
        List<T> all = new ArrayList<>(messages);
        try {
            for (var next = decoder.apply(in); next.isPresent(); next = decoder.apply(in)) {
                all.add(next.get());
            }
            return new Stream<>(all, Optional.empty(), in.remaining());
        } catch (ProtocolException e) {
            return new Stream<>(all, Optional.of(String.valueOf(e.getMessage())), 0);
        }
    }
}
