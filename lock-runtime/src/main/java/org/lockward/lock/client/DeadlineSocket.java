package org.lockward.lock.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// A socket whose reads end at a point in time, however many there are: SO_TIMEOUT alone starts
/// anew with every byte that drips in. One thread reads.
final class DeadlineSocket extends Socket {

    private static final long NONE = Long.MAX_VALUE;

    private volatile long deadline = NONE;

    /// From now on reads fail when this time is over.
    void deadlineIn(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    /// From now on reads wait as long as they have to.
    void noDeadline() throws IOException {
        deadline = NONE;
        setSoTimeout(0);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                bound();
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                bound();
                return super.read(bytes, offset, length);
            }
        };
    }

    private void bound() throws IOException {
        if (deadline != NONE) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new SocketTimeoutException("the deadline has passed");
            }
            setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        }
    }
}
