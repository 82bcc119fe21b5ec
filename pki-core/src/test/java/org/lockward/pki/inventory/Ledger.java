package org.lockward.pki.inventory;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.certificate.Fingerprint;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.UniqueId;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reservations and issuances by number: serial number n for node n, with a key of its own.
public final class Ledger {

    public static final String ISSUER = "g1";
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final KeyPair KEYS =
            KeyPairs.generate(KeyAlgorithm.parse("ec-p256"), new SecureRandom());

    private Ledger() {}

    static UniqueId node(int number) {
        return new UniqueId("node-" + number);
    }

    public static Reservation reservation(int number) {
        return reservation(number, node(number), NOW);
    }

    static Reservation reservation(int number, UniqueId node, Instant at) {
        return reservation(number, node, at, Duration.ofDays(90));
    }

    static Reservation reservation(int number, UniqueId node, Instant at, Duration length) {
        return new Reservation(
                serial(number),
                node,
                Optional.empty(),
                ISSUER,
                Validity.of(at, length),
                key(number),
                at);
    }

    /// Certificate `number` is to take the place of certificate `older` of a node.
    static Reservation succession(int number, UniqueId node, int older, Instant at) {
        return new Reservation(
                serial(number),
                node,
                Optional.of(serial(older)),
                ISSUER,
                Validity.of(at, Duration.ofDays(90)),
                key(number),
                at);
    }

    static SerialNumber serial(int number) {
        return new SerialNumber(BigInteger.valueOf(1_000L + number));
    }

    static String key(int number) {
        return Fingerprint.of(("key " + number).getBytes(StandardCharsets.UTF_8)).hex();
    }

    public static Issuance issuance(Reservation reservation) {
        return issuance(reservation, Map.of());
    }

    public static Issuance issuance(Reservation reservation, Map<String, String> labels) {
        var name = new GeneralName.Dns("host-" + reservation.node() + ".site-a.example");
        return new Issuance(ISSUER, certificate(reservation), "node", List.of(name), labels);
    }

    /// A real certificate with the reserved serial number; what else it says is of no interest
    /// here.
    private static X509Certificate certificate(Reservation reservation) {
        X500Name subject = new X500Name("CN=" + reservation.node());
        Validity validity = reservation.validity();
        var builder =
                new JcaX509v3CertificateBuilder(
                        subject,
                        reservation.serial().value(),
                        Date.from(validity.notBefore()),
                        Date.from(validity.notAfter()),
                        subject,
                        KEYS.getPublic());
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(KEYS.getPrivate());
            return CertificateFile.parse(builder.build(signer).getEncoded());
        } catch (OperatorCreationException | IOException | CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
