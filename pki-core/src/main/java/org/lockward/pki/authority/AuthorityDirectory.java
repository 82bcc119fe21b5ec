package org.lockward.pki.authority;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.inventory.jdbc.JdbcInventory;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// The layout of a CA's directory, 0700.
///
/// ```
/// config.properties 0644           pki.lock 0600          inventory.mv.db 0600
/// ca/<generation>/cert.pem 0644, key.pem 0600             trust/ca.pem 0644
/// crl/<generation>.crl, .pem 0644
/// nodes/<id>/<serial>/ (bundle)    nodes/<id>/current -> <serial>
/// audit/record.ndjson 0600
/// ```
///
/// @param home absolute and normalized; the inventory's database bears neither `;` nor `\` nor
///   control characters in it
public record AuthorityDirectory(Path home) {

    public AuthorityDirectory {
        home = home.toAbsolutePath().normalize();
        JdbcInventory.requireUsablePath(home.resolve("inventory.mv.db"));
    }

    public Path configuration() {
        return home.resolve("config.properties");
    }

    Path lock() {
        return home.resolve("pki.lock");
    }

    /// Is there while the CA is being made, and stays when that was cut off.
    Path unfinished() {
        return home.resolve(".init-unfinished");
    }

    Path inventory() {
        return home.resolve("inventory.mv.db");
    }

    /// The audit record.
    public Path audit() {
        return home.resolve("audit").resolve("record.ndjson");
    }

    Path authorities() {
        return home.resolve("ca");
    }

    public Path caCertificate(String generation) {
        return authorities().resolve(generation).resolve("cert.pem");
    }

    public Path caKey(String generation) {
        return authorities().resolve(generation).resolve("key.pem");
    }

    /// All trust anchors.
    public Path trust() {
        return home.resolve("trust").resolve("ca.pem");
    }

    Path crls() {
        return home.resolve("crl");
    }

    public Path crlDer(String generation) {
        return crls().resolve(generation + ".crl");
    }

    public Path crlPem(String generation) {
        return crls().resolve(generation + ".pem");
    }

    Path nodes() {
        return home.resolve("nodes");
    }

    Path node(UniqueId id) {
        return nodes().resolve(id.value());
    }

    /// Where the bundle of a node's certificate is.
    public Path bundle(UniqueId id, SerialNumber serial) {
        return node(id).resolve(serial.hex());
    }

    /// A link to the bundle of the node's newest certificate.
    public Path current(UniqueId id) {
        return node(id).resolve("current");
    }

    /// `NotFound` unless a CA was made here, to the end.
    void requireAuthority() {
        if (Files.exists(unfinished(), LinkOption.NOFOLLOW_LINKS)) {
            throw new PkiException.Unavailable(
                    new Problem(
                            "the CA in " + home + " is not finished",
                            "its creation goes on, or was cut off; nothing was issued with it",
                            "create it again with: pki init --home " + home));
        }
        if (!Files.isRegularFile(configuration(), LinkOption.NOFOLLOW_LINKS)) {
            throw new PkiException.NotFound(
                    new Problem(
                            "there is no CA in " + home,
                            configuration() + " does not exist",
                            "create one with: pki init --home " + home));
        }
    }
}
