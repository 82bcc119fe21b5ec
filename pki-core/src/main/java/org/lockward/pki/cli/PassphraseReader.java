package org.lockward.pki.cli;

import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.file.FileFailure;
import org.lockward.pki.key.Passphrase;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// Gets the passphrase from its source. Every buffer on the way is wiped.
final class PassphraseReader {

    private static final int MAX_BYTES = 4096;

    private final Surroundings surroundings;

    PassphraseReader(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// The passphrase of a key that is there.
    Passphrase existing(PassphraseSource source) {
        return switch (source) {
            case PassphraseSource.OfPerson _ -> ask("passphrase of the CA key: ");
            case PassphraseSource.OfFile file -> file(file.path());
            case PassphraseSource.OfVariable variable -> variable(variable.name());
            case PassphraseSource.OfDescriptor descriptor ->
                    open(Path.of("/dev/fd/" + descriptor.number()));
            case PassphraseSource.OfStandardInput _ -> firstLine(surroundings.in(), "stdin");
            case PassphraseSource.OfCredential credential -> credential(credential.name());
            case PassphraseSource.Nobody _ -> throw noSource("--no-input forbids to ask for it");
        };
    }

    /// The passphrase of a key that is about to be made: a person types it twice.
    Passphrase fresh(PassphraseSource source) {
        if (!(source instanceof PassphraseSource.OfPerson)) {
            return existing(source);
        }
        Passphrase first = ask("new passphrase for the CA key: ");
        try (Passphrase second = ask("the same again: ")) {
            if (first.sameAs(second)) {
                return first;
            }
        } catch (RuntimeException e) {
            first.close();
            throw e;
        }
        first.close();
        throw new PkiException.Forbidden(
                new Problem("the two passphrases differ", "", "run the command again"));
    }

    private Passphrase ask(String question) {
        Terminal terminal =
                surroundings
                        .terminal()
                        .orElseThrow(() -> noSource("there is no terminal to ask at"));
        char[] typed = terminal.askSecretly(question).orElseGet(() -> new char[0]);
        return wiping(typed, "the terminal");
    }

    private static PkiException noSource(String why) {
        return new PkiException.Forbidden(
                new Problem("no passphrase for the CA key", why, PassphraseSource.WAYS));
    }

    private Passphrase file(Path path) {
        byte[] content = BoundedFile.readPrivate(path, MAX_BYTES);
        try {
            return decode(content, firstLineEnd(content), path.toString());
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private Passphrase variable(String name) {
        String value =
                surroundings
                        .variable(name)
                        .orElseThrow(
                                () -> noSource("the environment variable is not set: " + name));
        return wiping(value.toCharArray(), name);
    }

    private Passphrase credential(String name) {
        Path directory =
                surroundings
                        .variable("CREDENTIALS_DIRECTORY")
                        .map(text -> CommonOptions.path("CREDENTIALS_DIRECTORY", text))
                        .orElseThrow(() -> noSource("systemd passed no credentials"));
        return file(directory.resolve(name));
    }

    private static Passphrase open(Path descriptor) {
        try (InputStream in = new FileInputStream(descriptor.toFile())) {
            return firstLine(in, descriptor.toString());
        } catch (IOException e) {
            throw FileFailure.reading(descriptor, e);
        }
    }

    private static Passphrase firstLine(InputStream in, String source) {
        byte[] content = new byte[MAX_BYTES + 1];
        int length = 0;
        try {
            int next = in.read();
            while (next >= 0 && next != '\n' && length <= MAX_BYTES) {
                content[length++] = (byte) next;
                next = in.read();
            }
            return decode(content, endOfLine(content, length), source);
        } catch (IOException e) {
            throw new PkiException.Forbidden(
                    new Problem("cannot read the passphrase from " + source, "", ""), e);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static int firstLineEnd(byte[] content) {
        int end = 0;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        return endOfLine(content, end);
    }

    /// A carriage return before the line feed is not part of the passphrase.
    private static int endOfLine(byte[] content, int end) {
        return end > 0 && content[end - 1] == '\r' ? end - 1 : end;
    }

    private static Passphrase decode(byte[] content, int length, String source) {
        try {
            CharBuffer decoded =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content, 0, length));
            char[] characters = new char[decoded.length()];
            decoded.get(characters);
            Arrays.fill(decoded.array(), '\0');
            return wiping(characters, source);
        } catch (CharacterCodingException e) {
            throw new PkiException.Forbidden(
                    new Problem("the passphrase from " + source + " is not UTF-8 text", "", ""));
        }
    }

    private static Passphrase wiping(char[] characters, String source) {
        try {
            if (characters.length == 0) {
                throw new PkiException.Forbidden(
                        new Problem(
                                "the passphrase from " + source + " is empty",
                                "the CA key is always encrypted",
                                ""));
            }
            return Passphrase.of(characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }
}
