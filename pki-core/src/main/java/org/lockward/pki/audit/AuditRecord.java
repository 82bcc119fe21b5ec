package org.lockward.pki.audit;

import org.lockward.pki.file.Directories;
import org.lockward.pki.file.FileFailure;
import org.lockward.pki.file.FileMode;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The file of the record, 0600: one line an entry, only ever appended to. For threads that nobody
/// interrupts; one process at a time may append, any number may read meanwhile.
///
/// @param file in a directory of its own
public record AuditRecord(Path file) {

    private static final int BLOCK = 64 * 1024;
    private static final Set<OpenOption> APPENDING =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> READING =
            Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    /// The lines that follow a head, as bytes, and where the record ends with them.
    private static final class Lines {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final AuditHead head;

        Lines(AuditHead before, List<String> bodies) {
            long number = before.number();
            String hash = before.hash();
            for (String body : bodies) {
                String line = AuditEntry.line(++number, body, hash);
                hash = AuditEntry.hash(line);
                bytes.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            head = new AuditHead(number, hash, before.size() + bytes.size());
        }
    }

    /// Adds the entries of `bodies` behind `head`. When this returns they are on the disk.
    ///
    /// A try that was cut off is completed: the file may already hold a part of these very lines.
    ///
    /// @return where the record ends now; empty, and nothing is written, when the file does not end
    ///   at `head`: somebody else changed it
    public Optional<AuditHead> append(AuditHead head, List<String> bodies) {
        Lines lines = new Lines(head, bodies);
        byte[] bytes = lines.bytes.toByteArray();
        try {
            create();
            try (FileChannel channel = FileChannel.open(file, APPENDING)) {
                if (!endsAt(channel, head, bytes)) {
                    return Optional.empty();
                }
                write(channel, bytes, head.size());
            }
            return Optional.of(lines.head);
        } catch (IOException e) {
            throw FileFailure.writing(file, e);
        }
    }

    /// Where a changed file ends, after the line that may be cut off at its end was ended; the
    /// number is that of `head`, from which counting goes on.
    public AuditHead seal(AuditHead head) {
        try {
            create();
            try (FileChannel channel = FileChannel.open(file, APPENDING)) {
                AuditFile lines = new AuditFile(file, channel);
                if (lines.end() != channel.size()) {
                    write(channel, new byte[] {'\n'}, channel.size());
                }
                long size = channel.size();
                return new AuditHead(head.number(), lastHash(channel, size), size);
            }
        } catch (IOException e) {
            throw FileFailure.writing(file, e);
        }
    }

    private static void write(FileChannel channel, byte[] bytes, long position) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest, position + rest.position());
        }
        channel.force(true);
    }

    /// Whether the file ends at `head`, or behind it with the beginning of `next`.
    private boolean endsAt(FileChannel channel, AuditHead head, byte[] next) throws IOException {
        long more = channel.size() - head.size();
        if (more < 0 || more > next.length) {
            return false;
        }
        ByteBuffer begun = ByteBuffer.allocate((int) more);
        while (begun.hasRemaining() && channel.read(begun, head.size() + begun.position()) >= 0) {
            // Until all of it is read.
        }
        return Arrays.equals(begun.array(), Arrays.copyOf(next, (int) more))
                && lastHash(channel, head.size()).equals(head.hash());
    }

    /// Of the line that ends there.
    private String lastHash(FileChannel channel, long end) throws IOException {
        if (end == 0) {
            return AuditEntry.NOTHING;
        }
        AuditFile lines = new AuditFile(file, channel);
        return AuditEntry.hash(lines.lastBytes(end));
    }

    private void create() throws IOException {
        Path directory = file.resolveSibling("");
        requireOurs(directory);
        Directories.createPrivate(directory);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.createFile(
                    file, PosixFilePermissions.asFileAttribute(FileMode.PRIVATE.permissions()));
            Directories.sync(directory);
        }
        requireOurs(file);
    }

    /// A link would lead our lines to where somebody else wants them.
    private void requireOurs(Path path) throws IOException {
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        var attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean ours = path.equals(file) ? attributes.isRegularFile() : attributes.isDirectory();
        if (!ours) {
            throw new PkiException.Forbidden(
                    new Problem(
                            path + " is not what the program made there",
                            "the record goes to a file of its own, in a directory of its own; no"
                                    + " link is followed",
                            "look at it: ls -ld " + path));
        }
    }

    /// How far the record is, cheaply; any thread may call it.
    public AuditPosition position() {
        try {
            var attributes =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new AuditPosition(attributes.size(), attributes.lastModifiedTime().toInstant());
        } catch (NoSuchFileException e) {
            return AuditPosition.NONE;
        } catch (IOException e) {
            throw FileFailure.reading(file, e);
        }
    }

    /// The entries that `query` asks for, the newest first. Reads from the end, as far as it must.
    ///
    /// `Unverified` when a line in its way is not an entry.
    public List<AuditEntry> read(AuditQuery query) {
        return reading(lines -> {
            List<AuditEntry> entries = new ArrayList<>();
            long end = lines.end();
            if (query.before() != Long.MAX_VALUE) {
                end = lines.startOf(query.before(), end);
            }
            while (end > 0 && entries.size() < query.limit()) {
                long start = lines.startBefore(end);
                AuditEntry entry = lines.entry(start, end);
                if (query.since().filter(entry.at()::isBefore).isPresent()) {
                    break;
                }
                if (query.matches(entry)) {
                    entries.add(entry);
                }
                end = start;
            }
            return entries;
        });
    }

    /// The entries with higher numbers, the oldest first, at most so many.
    public List<AuditEntry> after(long number, int limit) {
        return reading(lines -> {
            List<AuditEntry> entries = new ArrayList<>();
            long end = lines.end();
            long start = lines.startOf(number + 1, end);
            while (start < end && entries.size() < limit) {
                long next = lines.endAfter(start);
                entries.add(lines.entry(start, next));
                start = next;
            }
            return entries;
        });
    }

    /// Holds every line against the one before, and the last one against `head`.
    ///
    /// @param size of the file when `head` was where it ended; what was added since is not read
    /// @param from where to begin
    public AuditVerification verify(AuditHead head, long size, Optional<Checkpoint> from) {
        AuditVerifier verifier = new AuditVerifier(from);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return verifier.end(head);
        }
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] block = new byte[BLOCK];
            long left = size;
            while (left > 0) {
                int read = content.read(block, 0, (int) Math.min(left, BLOCK));
                if (read < 0) {
                    break;
                }
                verifier.take(block, read);
                left -= read;
            }
            return verifier.end(head);
        } catch (IOException e) {
            throw FileFailure.reading(file, e);
        }
    }

    /// Something that is read from the lines.
    private interface Reading {
        List<AuditEntry> from(AuditFile lines) throws IOException;
    }

    private List<AuditEntry> reading(Reading reading) {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (FileChannel channel = FileChannel.open(file, READING)) {
            return reading.from(new AuditFile(file, channel));
        } catch (IOException e) {
            throw FileFailure.reading(file, e);
        }
    }
}
