package org.lockward.pki.gui.testing;

import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.AuthorityDirectory;
import org.lockward.pki.authority.Context;
import org.lockward.pki.authority.Enrolled;
import org.lockward.pki.authority.InitRequest;
import org.lockward.pki.authority.KeyProtection;
import org.lockward.pki.authority.Unlocked;
import org.lockward.pki.deployment.Deployer;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.enrollment.KeySource;
import org.lockward.pki.inventory.Deployment;
import org.lockward.pki.inventory.Sighting;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.Passphrase;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.revocation.Reason;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A real CA in a directory, and what tests do to its fleet.
///
/// @param home of the CA
/// @param clock of everything that the CA does
public record SampleFleet(Path home, InstantSource clock) {

    /// A CA whose key needs no passphrase, so that no test waits for one.
    public static SampleFleet plain(Path home, InstantSource clock) {
        return made(home, clock, new KeyProtection.InsecurePlain());
    }

    /// A CA whose key is encrypted.
    public static SampleFleet encrypted(Path home, InstantSource clock, String passphrase) {
        try (Passphrase secret = Passphrase.of(passphrase.toCharArray())) {
            return made(home, clock, new KeyProtection.Encrypted(secret));
        }
    }

    private static SampleFleet made(Path home, InstantSource clock, KeyProtection protection) {
        SampleFleet fleet = new SampleFleet(home, clock);
        Authority.init(
                new AuthorityDirectory(home),
                InitRequest.of("Harbour Cranes"),
                protection,
                fleet.context());
        return fleet;
    }

    private Context context() {
        return new Context(clock, new SecureRandom(), "test");
    }

    /// Opened anew each time, as another program would.
    public Authority authority() {
        return Authority.open(new AuthorityDirectory(home), context());
    }

    /// Issues, for a plain CA.
    public Enrolled issue(String id) {
        Authority authority = authority();
        EnrollmentRequest request =
                EnrollmentRequest.of(
                        new UniqueId(id),
                        List.of(
                                new GeneralName.Dns(id + ".harbour.example"),
                                GeneralName.Ip.parse("127.0.0.1")),
                        new KeySource.Generate(KeyAlgorithm.parse("ec-p256")));
        try (Unlocked ca = authority.unlock(Optional.empty())) {
            return authority.enroll(request, ca);
        }
    }

    /// Issues, for a plain CA, and deploys to a directory; where the live bundle is.
    public Path deploy(String id, Path to) {
        issue(id);
        deliver(id, to);
        return to.resolve("live");
    }

    /// Deploys what was issued to a directory.
    public void deliver(String id, Path to) {
        Authority authority = authority();
        UniqueId node = new UniqueId(id);
        Destination.Directory destination = new Destination.Directory(to);
        Deployer.deploy(authority.material(node), destination);
        Sighting deployed = new Sighting(authority.material(node).serialNumber(), clock.instant());
        authority.recordDeployment(
                new Deployment(
                        node, destination.text(), deployed, Optional.empty(), Optional.empty()));
    }

    /// Revokes, for a plain CA.
    public void revoke(String... ids) {
        Authority authority = authority();
        try (Unlocked ca = authority.unlock(Optional.empty())) {
            authority.revoke(
                    Arrays.stream(ids).map(UniqueId::new).toList(), Reason.KEY_COMPROMISE, ca);
        }
    }
}
