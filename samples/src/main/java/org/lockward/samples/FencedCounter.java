package org.lockward.samples;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/// A counter in a file, as storage that several nodes share: it serves nobody with a fencing token
/// smaller than the largest that it has seen.
///
/// That is what makes a lock safe. A holder that was paused for longer than its session lived still
/// believes that it holds the lock; its token is smaller than the next holder's, and its late write
/// is refused. Reading shows the token too: if only writes did, the late write could come between
/// the next holder's read and its write, and be lost.
public final class FencedCounter {

    private final Path file;

    /// The file holds `<token> <value>`; where there is none, the counter is zero.
    public FencedCounter(Path file) {
        this.file = file;
    }

    /// The value, whoever wrote it.
    public long value() throws IOException {
        return read()[1];
    }

    /// The value for somebody who is going to write: from now on, smaller tokens are refused.
    ///
    /// @return empty if somebody with a larger token was here
    public OptionalLong read(long token) throws IOException {
        try (FileChannel guard = guard();
                FileLock _ = guard.lock()) {
            long[] now = read();
            if (token < now[0]) {
                return OptionalLong.empty();
            }
            write(new long[] {token, now[1]});
            return OptionalLong.of(now[1]);
        }
    }

    /// Writes, unless somebody with a larger token was here.
    ///
    /// @return whether it was written
    public boolean write(long token, long value) throws IOException {
        try (FileChannel guard = guard();
                FileLock _ = guard.lock()) {
            if (token < read()[0]) {
                return false;
            }
            write(new long[] {token, value});
            return true;
        }
    }

    /// The comparison and the write are one step, also between processes.
    private FileChannel guard() throws IOException {
        return FileChannel.open(
                file.resolveSibling(file.getFileName() + ".guard"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }

    private void write(long[] tokenAndValue) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        String line = tokenAndValue[0] + " " + tokenAndValue[1];
        Files.writeString(next, line, StandardCharsets.US_ASCII);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private long[] read() throws IOException {
        if (!Files.exists(file)) {
            return new long[] {0, 0};
        }
        String[] parts = Files.readString(file, StandardCharsets.US_ASCII).split(" ", 2);
        return new long[] {Long.parseLong(parts[0]), Long.parseLong(parts[1])};
    }
}
