package org.lockward.pki.gui.welcome;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.lockward.pki.act.Act;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.AuthorityDirectory;
import org.lockward.pki.authority.Context;
import org.lockward.pki.authority.InitRequest;
import org.lockward.pki.authority.KeyProtection;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.task.Background;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.key.Passphrase;
import org.lockward.pki.problem.PkiException;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Opens the CA of a directory, or makes one there. For the screen's thread only.
public final class WelcomeModel {

    private final Path home;
    private final Background background;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Opening> opening =
            new ReadOnlyObjectWrapper<>(new Opening.Looking());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param home need not exist
    public WelcomeModel(Path home, Background background, InstantSource clock) {
        this.home = home;
        this.background = background;
        this.clock = clock;
    }

    public Path home() {
        return home;
    }

    public ReadOnlyObjectProperty<Opening> opening() {
        return opening.getReadOnlyProperty();
    }

    /// Whether a key is being made or derived.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// What is wrong with the last attempt.
    public ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Looks at the directory, again if need be.
    public void look() {
        opening.set(new Opening.Looking());
        background.run(
                this::lookup, opening::set, failed -> opening.set(new Opening.Unusable(failed)));
    }

    private Opening lookup() {
        Authority authority;
        try {
            authority = Authority.open(directory(), context("gui"));
        } catch (PkiException.NotFound | PkiException.Unavailable e) {
            return vacant(e);
        }
        Session session = new Session(authority);
        if (authority.keyEncrypted()) {
            return new Opening.Locked(session);
        }
        session.unlock(Optional.empty());
        return new Opening.Open(session);
    }

    /// What holds no CA may be used for one, unless it holds something else.
    private Opening vacant(PkiException reason) {
        Authority.checkVacant(directory(), context("init"));
        return new Opening.Vacant(reason instanceof PkiException.Unavailable);
    }

    /// Makes the CA and opens it. Closes the passphrase when that is done, or has failed.
    public void create(Act.Init init, Passphrase passphrase) {
        attempt(
                passphrase,
                () -> {
                    Authority authority =
                            Authority.init(
                                    directory(),
                                    new InitRequest(
                                            init.fleet(), init.keyAlgorithm(), init.validity()),
                                    new KeyProtection.Encrypted(passphrase),
                                    context("gui"));
                    return unlocked(new Session(authority), passphrase);
                });
    }

    /// Unlocks. Closes the passphrase when that is done, or has failed.
    public void unlock(Session session, Passphrase passphrase) {
        attempt(passphrase, () -> unlocked(session, passphrase));
    }

    private static Session unlocked(Session session, Passphrase passphrase) {
        session.unlock(Optional.of(passphrase));
        return session;
    }

    private void attempt(Passphrase passphrase, Supplier<Session> work) {
        busy.set(true);
        failure.set(Optional.empty());
        background.run(
                () -> {
                    try (passphrase) {
                        return work.get();
                    }
                },
                session -> {
                    busy.set(false);
                    opening.set(new Opening.Open(session));
                },
                failed -> {
                    busy.set(false);
                    failure.set(Optional.of(failed));
                });
    }

    /// Forgets the key: what is open is locked from now on.
    public void lock() {
        if (opening.get() instanceof Opening.Open open) {
            open.session().close();
            failure.set(Optional.empty());
            opening.set(new Opening.Locked(open.session()));
        }
    }

    private AuthorityDirectory directory() {
        return new AuthorityDirectory(home);
    }

    private Context context(String command) {
        return new Context(clock, new SecureRandom(), command);
    }
}
