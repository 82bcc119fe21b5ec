package org.lockward.pki.testing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file as an attacker, a broken transfer or a mistaken operator leaves it.
///
/// Its content is a head and, for files too long to hold, a line that is repeated behind it.
public final class HostileFile {

    /// What whoever names the file takes it for, and with that, which reader meets it.
    public enum Kind {
        /// A file with one certificate.
        CERTIFICATE,
        /// Certificates, as in ca.pem and chain.pem.
        BUNDLE,
        CRL,
        /// A certification request.
        CSR,
        /// A private key that is meant to be used without a passphrase.
        KEY,
        /// A private key that is opened with [#PASSPHRASE].
        ENCRYPTED_KEY
    }

    public static final String PASSPHRASE = "correct horse battery staple";

    private final String name;
    private final Kind kind;
    private final byte[] head;
    private final String says;
    private final String repeatedLine;
    private final int times;

    private HostileFile(Builder parts, String says) {
        name = parts.name;
        kind = parts.kind;
        head = parts.head;
        repeatedLine = parts.repeatedLine;
        times = parts.times;
        this.says = says;
    }

    /// Begins the description of a file; [Builder#says] ends it.
    public static Builder named(String name, Kind kind) {
        return new Builder(name, kind);
    }

    /// Unique with [#kind].
    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /// What the refusal has to say, beside the file's name: the line or offset where there is one.
    public String says() {
        return says;
    }

    /// `csr-bad-base64-in-line-3.pem`
    public String fileName() {
        return (kind + " " + name).toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-")
                + ".pem";
    }

    /// Writes it, however long it is.
    public Path writeInto(Path directory) throws IOException {
        Path file = directory.resolve(fileName());
        byte[] line = (repeatedLine + "\n").getBytes(StandardCharsets.ISO_8859_1);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(head);
            for (int i = 0; i < times; i++) {
                out.write(line);
            }
        }
        return file;
    }

    @Override
    public String toString() {
        return kind + ": " + name;
    }

    /// The parts of a hostile file, until it is known what is to be said about it.
    public static final class Builder {

        private final String name;
        private final Kind kind;
        private byte[] head = {};
        private String repeatedLine = "";
        private int times;

        private Builder(String name, Kind kind) {
            this.name = name;
            this.kind = kind;
        }

        public Builder bytes(byte[] content) {
            head = content.clone();
            return this;
        }

        /// Latin-1, so that each character is a byte.
        public Builder text(String content) {
            return bytes(content.getBytes(StandardCharsets.ISO_8859_1));
        }

        /// Repeats a line behind the content.
        public Builder andLines(String line, int count) {
            repeatedLine = line;
            times = count;
            return this;
        }

        public HostileFile says(String expected) {
            return new HostileFile(this, expected);
        }
    }
}
