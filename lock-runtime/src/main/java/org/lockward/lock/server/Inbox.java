package org.lockward.lock.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Bytes that a peer has sent and that are no requests yet. For one thread.
final class Inbox {

    private ByteBuf bytes = Unpooled.EMPTY_BUFFER;
    private boolean kept;

    /// Takes the bytes over.
    void add(ByteBuf more) {
        if (!bytes.isReadable()) {
            bytes.release();
            bytes = more;
            kept = false;
        } else {
            keep();
            bytes.writeBytes(more);
            more.release();
        }
    }

    /// Hands over whole requests as long as they are taken, and keeps the rest.
    ///
    /// @param reader takes the next whole one from the bytes
    /// @return whether there was one
    <T> boolean drain(Function<ByteBuffer, Optional<T>> reader, Predicate<T> taker) {
        if (!bytes.isReadable()) {
            return false;
        }
        ByteBuffer view = bytes.nioBuffer();
        boolean more = true;
        while (more && view.hasRemaining()) {
            Optional<T> request = reader.apply(view);
            more = request.isPresent() && taker.test(request.get());
        }
        boolean some = view.position() > 0;
        bytes.skipBytes(view.position());
        keep();
        return some;
    }

    /// The first of them; there is one.
    byte first() {
        return bytes.getByte(bytes.readerIndex());
    }

    int size() {
        return bytes.readableBytes();
    }

    void release() {
        bytes.release();
        bytes = Unpooled.EMPTY_BUFFER;
    }

    /// What is left is moved to a buffer of its own size: a byte that waits for the next must not
    /// hold the large buffer that it was received in, nor is that one ours to write to.
    private void keep() {
        if (!bytes.isReadable()) {
            release();
        } else if (!kept || bytes.readerIndex() > 0) {
            ByteBuf rest = bytes.alloc().buffer(bytes.readableBytes() + 64).writeBytes(bytes);
            bytes.release();
            bytes = rest;
            kept = true;
        }
    }
}
