package org.lockward.pki.audit;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The lines of the record from any place in it, one block in memory at a time. For one thread that
/// nobody interrupts.
final class AuditFile {

    private static final int BLOCK = 64 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
    private long blockStart = -1;

    AuditFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Where the last whole line ends; what follows it is still being written.
    long end() throws IOException {
        long end = channel.size();
        while (end > 0 && at(end - 1) != '\n') {
            end--;
        }
        return end;
    }

    /// Where the line begins whose line feed is before `end`.
    long startBefore(long end) throws IOException {
        long start = end - 1;
        while (start > 0 && at(start - 1) != '\n') {
            start--;
            requireShort(start, end);
        }
        return start;
    }

    /// Where the line ends that begins at `start`, behind its line feed.
    long endAfter(long start) throws IOException {
        long end = start;
        while (at(end) != '\n') {
            end++;
            requireShort(start, end);
        }
        return end + 1;
    }

    private void requireShort(long start, long end) {
        if (end - start > AuditEntry.MAX_LINE) {
            throw damaged(start, "a line longer than " + AuditEntry.MAX_LINE + " bytes");
        }
    }

    /// The line's bytes, without line feed.
    byte[] line(long start, long end) throws IOException {
        byte[] line = new byte[Math.toIntExact(end - 1 - start)];
        for (int i = 0; i < line.length; i++) {
            line[i] = at(start + i);
        }
        return line;
    }

    /// The last bytes before the line feed before `end`, back to the line feed before them; of a
    /// line that is too long, only its end.
    byte[] lastBytes(long end) throws IOException {
        long start = end - 1;
        while (start > 0 && end - start <= AuditEntry.MAX_LINE && at(start - 1) != '\n') {
            start--;
        }
        return line(start, end);
    }

    /// `Unverified` when it is not an entry.
    AuditEntry entry(long start, long end) throws IOException {
        try {
            return AuditEntry.parse(new String(line(start, end), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | PkiException.InvalidInput e) {
            throw damaged(start, String.valueOf(e.getMessage()));
        }
    }

    /// The first line of those up to `end` whose entry has that number or a higher one; `end` when
    /// there is none.
    long startOf(long number, long end) throws IOException {
        long low = 0;
        long high = end;
        while (low < high) {
            long start = startBefore(endAfter((low + high) >>> 1));
            long next = endAfter(start);
            if (numberAt(start, end) < number) {
                low = next;
            } else {
                high = start;
            }
        }
        return low;
    }

    /// Of the first line from `start` on that is an entry: what is damaged hinders nobody from
    /// reading what is not.
    private long numberAt(long start, long end) throws IOException {
        for (long at = start; at < end; at = endAfter(at)) {
            try {
                return entry(at, endAfter(at)).number();
            } catch (PkiException.Unverified e) {
                // The next line may be an entry.
            }
        }
        return Long.MAX_VALUE;
    }

    private PkiException damaged(long start, String why) {
        return new PkiException.Unverified(
                new Problem(
                        file + " is damaged at byte " + start,
                        why,
                        "see what is wrong with it: pki verify-audit"));
    }

    private byte at(long offset) throws IOException {
        long start = offset - offset % BLOCK;
        int index = (int) (offset - start);
        if (start != blockStart || index >= block.limit()) {
            load(start);
        }
        if (index >= block.limit()) {
            throw new EOFException(file + " became shorter");
        }
        return block.get(index);
    }

    private void load(long start) throws IOException {
        block.clear();
        int read = 0;
        while (block.hasRemaining() && read >= 0) {
            read = channel.read(block, start + block.position());
        }
        block.flip();
        blockStart = start;
    }
}
