package org.lockward.samples.bench;

import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.AuthorityDirectory;
import org.lockward.pki.authority.Context;
import org.lockward.pki.authority.Enrolled;
import org.lockward.pki.authority.InitRequest;
import org.lockward.pki.authority.KeyProtection;
import org.lockward.pki.authority.Unlocked;
import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.enrollment.KeySource;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.UniqueId;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A throw-away CA and its nodes. For one thread.
final class Fleet implements AutoCloseable {

    private final Authority authority;
    private final Unlocked unlocked;

    /// @param home where the CA and its bundles are to lie
    Fleet(Path home) {
        authority =
                Authority.init(
                        new AuthorityDirectory(home),
                        InitRequest.of("Benchmark"),
                        new KeyProtection.InsecurePlain(),
                        Context.of("bench"));
        unlocked = authority.unlock(Optional.empty());
    }

    /// A node on loopback with a fresh P-256 key.
    Credentials enroll(String id) {
        KeySource key = new KeySource.Generate(KeyAlgorithm.parse("ec-p256"));
        List<GeneralName> names =
                List.of(new GeneralName.Dns("localhost"), GeneralName.Ip.parse("127.0.0.1"));
        Enrolled node =
                authority.enroll(EnrollmentRequest.of(new UniqueId(id), names, key), unlocked);
        return new Credentials(id, node.bundle());
    }

    @Override
    public void close() {
        unlocked.close();
    }
}
