package org.lockward.pki.authority;

import org.lockward.pki.audit.AuditAct;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A process that stores an act and never gets to its line in the record.
final class NoteAndWait {

    private NoteAndWait() {}

    /// Prints `committed`, then waits to be killed.
    ///
    /// @param arguments the CA's directory
    public static void main(String[] arguments) {
        var directory = new AuthorityDirectory(Path.of(arguments[0]));
        Home home = new Home(directory, Context.of("test"));
        home.change(inventory -> {
            inventory.note(home.noted(AuditAct.DEPLOY_FAILED));
            System.out.println("committed");
            waitForEver();
        });
    }

    /// Ends when its parent does, if nothing else ends it.
    private static void waitForEver() {
        try {
            System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
