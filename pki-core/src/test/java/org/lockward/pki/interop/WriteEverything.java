package org.lockward.pki.interop;

import org.lockward.pki.file.AtomicFile;
import org.lockward.pki.file.Directories;
import org.lockward.pki.file.FileMode;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.testing.TestCa;

import java.nio.file.Path;

/// A process that writes a file of each mode, a directory and a bundle, under whatever umask it was
/// started with.
final class WriteEverything {

    private WriteEverything() {}

    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        for (FileMode mode : FileMode.values()) {
            AtomicFile.write(directory.resolve(mode.name()), new byte[] {1}, mode);
        }
        Directories.createPrivate(directory.resolve("made/below"));
        new Fleet(TestCa.now(), directory).node("node-a", KeyAlgorithm.parse("ec-p256"));
    }
}
