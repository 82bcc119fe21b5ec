package org.lockward.pki.authority;

import org.lockward.pki.problem.PkiException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// A process that takes the lock and holds it until it is killed, or says `busy`.
final class HoldLock {

    private HoldLock() {}

    /// Prints `held` or `busy`.
    ///
    /// @param arguments the lock's file
    public static void main(String[] arguments) throws IOException {
        try (HomeLock _ = HomeLock.take(Path.of(arguments[0]), "hold", Duration.ofMillis(300))) {
            System.out.println("held");
            // Ends when its parent does, if nothing else ends it.
            System.in.read();
        } catch (PkiException.Unavailable e) {
            System.out.println("busy");
        }
    }
}
