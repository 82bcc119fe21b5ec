package org.lockward.pki.authority;

import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.enrollment.KeySource;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.UniqueId;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A CA with a plain key, so that no test waits for a passphrase, and a clock that tests set.
final class Fixture implements InstantSource {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final AuthorityDirectory directory;
    private Instant now = START;

    Fixture(Path home) {
        directory = new AuthorityDirectory(home);
    }

    /// With the time of this machine, for what has a clock of its own to do with it.
    static Fixture now(Path home) {
        Fixture fixture = new Fixture(home);
        fixture.now = Instant.now();
        return fixture;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    AuthorityDirectory directory() {
        return directory;
    }

    Context context() {
        return new Context(this, new SecureRandom(), "test");
    }

    Authority init() {
        return Authority.init(
                directory, InitRequest.of("Fleet X"), new KeyProtection.InsecurePlain(), context());
    }

    Authority open() {
        return Authority.open(directory, context());
    }

    static Unlocked unlock(Authority authority) {
        return authority.unlock(Optional.empty());
    }

    static EnrollmentRequest request(String id) {
        return EnrollmentRequest.of(
                new UniqueId(id),
                List.of(new GeneralName.Dns(id + ".example")),
                new KeySource.Generate(KeyAlgorithm.parse("ec-p256")));
    }

    static Enrolled enroll(Authority authority, String id) {
        try (Unlocked ca = unlock(authority)) {
            return authority.enroll(request(id), ca);
        }
    }
}
