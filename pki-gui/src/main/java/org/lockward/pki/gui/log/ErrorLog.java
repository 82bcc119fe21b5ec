package org.lockward.pki.gui.log;

import org.lockward.pki.file.Directories;
import org.lockward.pki.file.FileMode;
import org.lockward.pki.problem.PkiException;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/// The file with every failure and its trace: 0600, and of bounded size. Any thread may call it.
///
/// A full file becomes `<name>.1`, so both together never hold more than twice the bound.
public final class ErrorLog {

    /// So many bytes a file.
    static final int MAX_BYTES = 512 * 1024;

    /// So many of one failure.
    static final int MAX_ENTRY = 32 * 1024;

    private static final Set<OpenOption> OPTIONS =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

    private final Path file;
    private final InstantSource clock;

    public ErrorLog(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    public Path file() {
        return file;
    }

    /// Writes the failure down; where that is impossible, both go to standard error.
    public synchronized void note(Throwable failure) {
        String entry = entry(clock.instant(), failure);
        try {
            append(entry.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | PkiException e) {
            System.err.println("pki: error: cannot write " + file + ": " + e);
            System.err.println(entry);
        }
    }

    private static String entry(Instant at, Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        String trace = text.toString();
        String bounded =
                trace.length() <= MAX_ENTRY ? trace : trace.substring(0, MAX_ENTRY) + "\n...\n";
        return at + " " + Thread.currentThread().getName() + "\n" + bounded + "\n";
    }

    private void append(byte[] entry) throws IOException {
        Directories.createPrivate(file.toAbsolutePath().resolveSibling(""));
        if (Files.exists(file) && Files.size(file) + entry.length > MAX_BYTES) {
            Path old = file.resolveSibling(file.getFileName() + ".1");
            Files.move(file, old, StandardCopyOption.REPLACE_EXISTING);
        }
        var mode = PosixFilePermissions.asFileAttribute(FileMode.PRIVATE.permissions());
        try (var channel = Files.newByteChannel(file, OPTIONS, mode)) {
            channel.write(ByteBuffer.wrap(entry));
        }
    }
}
