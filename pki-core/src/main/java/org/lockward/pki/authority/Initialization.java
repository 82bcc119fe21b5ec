package org.lockward.pki.authority;

import org.lockward.pki.audit.AuditAct;
import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.certificate.Fingerprint;
import org.lockward.pki.file.AtomicFile;
import org.lockward.pki.file.Directories;
import org.lockward.pki.file.FileFailure;
import org.lockward.pki.file.FileMode;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.inventory.UninterruptedThread;
import org.lockward.pki.inventory.jdbc.JdbcInventory;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes a CA's directory: whole, or nothing of it.
///
/// The file `.init-unfinished` is there first and goes last. While it is there nothing in the
/// directory counts, and a creation that was cut off is cleared away by the next one.
record Initialization(AuthorityDirectory directory, Context context) {

    private static final Duration WAIT = Duration.ofSeconds(30);

    /// Whether a CA can be made here: asked before the costly part, and again with the lock held.
    void check() {
        Path home = directory.home();
        if (exists(home) && !Files.isDirectory(home)) {
            throw new PkiException.Conflict(
                    new Problem(home + " is not a directory", "", "choose another --home"));
        }
        if (exists(directory.unfinished())) {
            return;
        }
        if (exists(directory.configuration())) {
            throw new PkiException.Conflict(
                    new Problem(
                            "there is a CA in " + home,
                            directory.configuration() + " exists",
                            "look at it with: pki show-ca --home " + home));
        }
        for (Path entry : Trees.list(home)) {
            if (!entry.equals(directory.lock())) {
                throw new PkiException.Conflict(
                        new Problem(
                                home + " is not empty, and holds no CA",
                                "it has " + Printable.quote(entry.getFileName().toString()),
                                "choose a new or empty directory with --home"));
            }
        }
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /// Writes the CA; when this returns, it is on the disk.
    void write(NewAuthority authority) {
        try (var thread = new UninterruptedThread("pki-home")) {
            thread.call(() -> writeUninterrupted(authority));
        }
    }

    private boolean writeUninterrupted(NewAuthority authority) {
        List<Path> missing = missingDirectories();
        try {
            Directories.createPrivate(directory.home());
            try (HomeLock _ = HomeLock.take(directory.lock(), context.command(), WAIT)) {
                check();
                fillOrClear(authority);
            }
            return true;
        } catch (RuntimeException | Error e) {
            removeEmpty(missing, e);
            throw e;
        }
    }

    /// The home and those above it that are not there, innermost first.
    private List<Path> missingDirectories() {
        List<Path> missing = new ArrayList<>();
        for (Path path = directory.home(); path != null && !exists(path); path = path.getParent()) {
            missing.add(path);
        }
        return missing;
    }

    private static void removeEmpty(List<Path> directories, Throwable reason) {
        try {
            for (Path path : directories) {
                Files.deleteIfExists(path);
            }
        } catch (DirectoryNotEmptyException e) {
            // Somebody else works there by now.
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void fillOrClear(NewAuthority authority) {
        try {
            AtomicFile.write(directory.unfinished(), new byte[0], FileMode.PRIVATE);
            clear();
            fill(authority);
            Files.delete(directory.unfinished());
            Directories.sync(directory.home());
        } catch (IOException e) {
            PkiException failure = FileFailure.writing(directory.home(), e);
            abort(failure);
            throw failure;
        } catch (RuntimeException | Error e) {
            abort(e);
            throw e;
        }
    }

    private void abort(Throwable reason) {
        try {
            clear();
            Trees.remove(directory.unfinished());
            Trees.remove(directory.lock());
        } catch (PkiException e) {
            reason.addSuppressed(e);
        }
    }

    /// Removes what [#fill] makes, and the temporary files of that.
    private void clear() {
        List.of(
                        directory.configuration(),
                        directory.authorities(),
                        directory.trust().resolveSibling(""),
                        directory.crls(),
                        directory.nodes(),
                        directory.audit().resolveSibling(""),
                        directory.inventory())
                .forEach(Trees::remove);
        Trees.list(directory.home()).stream()
                .filter(path -> path.getFileName().toString().startsWith(".config.properties."))
                .forEach(Trees::remove);
    }

    private void fill(NewAuthority authority) throws IOException {
        Files.setPosixFilePermissions(
                directory.home(), PosixFilePermissions.fromString("rwx------"));
        String generation = authority.configuration().generation();
        X509Certificate certificate = authority.ca().certificate().certificate();
        byte[] pem = CertificateFile.encode(List.of(certificate));
        Directories.createPrivate(directory.authorities().resolve(generation));
        AtomicFile.write(directory.caKey(generation), authority.keyPem(), FileMode.PRIVATE);
        AtomicFile.write(directory.caCertificate(generation), pem, FileMode.PUBLIC);
        Directories.createPrivate(directory.trust().resolveSibling(""));
        AtomicFile.write(directory.trust(), pem, FileMode.PUBLIC);
        Directories.createPrivate(directory.crls());
        Directories.createPrivate(directory.nodes());
        try (Inventory inventory = JdbcInventory.create(directory.inventory())) {
            record(inventory, authority, encoded(certificate));
        }
        authority.configuration().write(directory.configuration());
    }

    private void record(Inventory inventory, NewAuthority authority, byte[] certificate) {
        Instant now = context.clock().instant();
        Home home = new Home(directory, context);
        inventory.together(() -> {
            inventory.addIssuer(authority.configuration().generation(), certificate, now);
            inventory.note(
                    home.noted(AuditAct.INIT)
                            .with("fleet", authority.configuration().fleet().name())
                            .with("sha256", Fingerprint.of(certificate)));
            return true;
        });
        new Crls(home, authority.ca()).publish(inventory, now);
        new Auditing(home).flush(inventory);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate has its encoding", e);
        }
    }
}
