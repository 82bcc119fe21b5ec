package org.lockward.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A counter in a file, as storage that several nodes share: it takes a write only with a fencing
/// token at least as large as the largest that it has seen.
///
/// That is what makes a lock safe. A holder that was paused for longer than its session lived still
/// believes that it holds the lock; its token is smaller than the next holder's, and its late write
/// is refused.
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

    /// Writes, unless somebody with a larger token has written since.
    ///
    /// @return whether it was written
    public boolean write(long token, long value) throws IOException {
        if (token < read()[0]) {
            return false;
        }
        Path next = file.resolveSibling(file.getFileName() + "." + token);
        Files.writeString(next, token + " " + value, StandardCharsets.US_ASCII);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private long[] read() throws IOException {
        if (!Files.exists(file)) {
            return new long[] {0, 0};
        }
        String[] parts = Files.readString(file, StandardCharsets.US_ASCII).split(" ", 2);
        return new long[] {Long.parseLong(parts[0]), Long.parseLong(parts[1])};
    }
}
