package org.lockward.pki.testing;

import org.lockward.pki.certificate.CaCertificate;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.issuance.Issuer;
import org.lockward.pki.issuance.PreparedCertificate;
import org.lockward.pki.issuance.RootCa;
import org.lockward.pki.issuance.TbsCertificate;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.name.Fleet;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.profile.Profile;
import org.lockward.pki.profile.Profiles;
import org.lockward.pki.revocation.CrlIssuer;
import org.lockward.pki.revocation.CrlPeriod;
import org.lockward.pki.revocation.Revocation;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A real CA of our own making, for a test to issue from.
public final class TestCa {

    public static final UniqueId NODE = new UniqueId("0123456789abcdef0123456789abcdef");
    public static final SecureRandom RANDOM = new SecureRandom();

    private final Fleet fleet;
    private final Instant now;
    private final KeyPair pair;
    private final CaCertificate certificate;

    private TestCa(Fleet fleet, KeyAlgorithm algorithm, Instant now) {
        this.fleet = fleet;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        pair = KeyPairs.generate(algorithm, RANDOM);
        certificate =
                RootCa.create(
                        new TbsCertificate(
                                SerialNumber.random(RANDOM),
                                RootCa.subject(fleet, 1),
                                Validity.of(now.minusSeconds(600), Duration.ofDays(3652)),
                                pair.getPublic(),
                                List.of(),
                                Profiles.named("root-ca")),
                        pair);
    }

    /// EC P-384, valid now.
    public static TestCa now() {
        return of(new KeyAlgorithm.Ec(KeyAlgorithm.Curve.P384), Instant.now());
    }

    public static TestCa of(KeyAlgorithm algorithm, Instant now) {
        return new TestCa(Fleet.named("Fleet X"), algorithm, now);
    }

    public CaCertificate certificate() {
        return certificate;
    }

    public X509Certificate x509() {
        return certificate.certificate();
    }

    public KeyPair pair() {
        return pair;
    }

    public Fleet fleet() {
        return fleet;
    }

    public Instant time() {
        return now;
    }

    public Issuer issuer() {
        return new Issuer(certificate, pair.getPrivate());
    }

    /// What a node with this key would get, for 90 days.
    public TbsCertificate content(UniqueId id, PublicKey key, List<GeneralName> names) {
        Profile profile =
                Profiles.named(key.getAlgorithm().startsWith("ML-DSA") ? "node-ml-dsa" : "node");
        return new TbsCertificate(
                SerialNumber.random(RANDOM),
                fleet.subject(id),
                Validity.of(now.minusSeconds(300), Duration.ofDays(90)),
                key,
                fleet.names(id, names),
                profile);
    }

    public X509Certificate issue(UniqueId id, PublicKey key, List<GeneralName> names) {
        return issuer().issue(PreparedCertificate.of(certificate, content(id, key, names)));
    }

    public X509CRL crl(int number, Revocation... revocations) {
        var period = new CrlPeriod(BigInteger.valueOf(number), now, now.plus(Duration.ofDays(7)));
        return new CrlIssuer(certificate, pair.getPrivate()).issue(List.of(revocations), period);
    }
}
