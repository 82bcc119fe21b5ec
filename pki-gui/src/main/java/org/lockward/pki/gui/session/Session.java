package org.lockward.pki.gui.session;

import org.jspecify.annotations.Nullable;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.Unlocked;
import org.lockward.pki.key.Passphrase;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.Optional;
import java.util.function.Function;

/// One open CA, and its key while it is unlocked. Any thread may call it.
public final class Session implements AutoCloseable {

    private final Authority authority;
    private final Watch watch;
    private @Nullable Unlocked key;

    /// Reads the end of the audit record: not for the screen's thread.
    public Session(Authority authority) {
        this.authority = authority;
        this.watch = new Watch(authority);
    }

    public Authority authority() {
        return authority;
    }

    /// What was done in the CA since the last call, by whatever program; reads a file when
    /// something was.
    public Optional<Change> changed() {
        return watch.look();
    }

    /// Takes as long as deriving a key takes: not for the screen's thread.
    ///
    /// `Forbidden` when the passphrase is wrong.
    public void unlock(Optional<Passphrase> passphrase) {
        Unlocked opened = authority.unlock(passphrase);
        synchronized (this) {
            close();
            key = opened;
        }
    }

    public synchronized boolean locked() {
        return key == null;
    }

    /// Does what needs the CA's key; `Forbidden` when the session is locked.
    public <T> T sign(Function<Unlocked, T> act) {
        return act.apply(key());
    }

    private synchronized Unlocked key() {
        if (key == null) {
            throw new PkiException.Forbidden(
                    new Problem(
                            "the CA's key is locked",
                            "nobody used the program for a while",
                            "unlock it with the passphrase and try again"));
        }
        return key;
    }

    /// Locks: forgets the key.
    @Override
    public synchronized void close() {
        if (key != null) {
            key.close();
            key = null;
        }
    }
}
