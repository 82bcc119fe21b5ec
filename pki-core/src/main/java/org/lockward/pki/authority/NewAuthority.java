package org.lockward.pki.authority;

import org.lockward.pki.certificate.CaCertificate;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.issuance.RootCa;
import org.lockward.pki.issuance.TbsCertificate;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.key.PrivateKeyFile;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;
import org.lockward.pki.profile.Profile;
import org.lockward.pki.profile.Profiles;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// A CA that exists in memory only.
final class NewAuthority implements AutoCloseable {

    private static final int FIRST = 1;

    /// For peers whose clocks are behind, as with nodes.
    private static final Duration BACKDATED = Duration.ofMinutes(5);

    private final Configuration configuration;
    private final Unlocked ca;
    private final byte[] keyPem;

    private NewAuthority(Configuration configuration, Unlocked ca, byte[] keyPem) {
        this.configuration = configuration;
        this.ca = ca;
        this.keyPem = keyPem;
    }

    static NewAuthority make(InitRequest request, KeyProtection protection, Context context) {
        Configuration configuration = new Configuration(request.fleet(), "g" + FIRST);
        Profile profile = Profiles.named("root-ca");
        Validity validity = validity(request, profile, context);
        var subject = RootCa.subject(request.fleet(), FIRST);
        KeyPair pair = KeyPairs.generate(request.keyAlgorithm(), context.random());
        CaCertificate certificate =
                RootCa.create(
                        new TbsCertificate(
                                SerialNumber.random(context.random()),
                                subject,
                                validity,
                                pair.getPublic(),
                                List.of(),
                                profile),
                        pair);
        Unlocked ca = new Unlocked(configuration.generation(), certificate, pair.getPrivate());
        return new NewAuthority(configuration, ca, pem(pair.getPrivate(), protection, context));
    }

    private static Validity validity(InitRequest request, Profile profile, Context context) {
        Duration wish = request.validity().orElse(profile.defaultValidity());
        if (wish.compareTo(profile.maxValidity()) > 0 || wish.compareTo(Duration.ofDays(1)) < 0) {
            throw new PkiException.Refused(
                    new Problem(
                            "a CA for " + wish,
                            "profile %s allows one day to %d days"
                                    .formatted(profile.name(), profile.maxValidity().toDays()),
                            "for example: --validity " + profile.defaultValidity().toDays() + "d"));
        }
        return Validity.of(context.clock().instant().minus(BACKDATED), wish);
    }

    private static byte[] pem(PrivateKey key, KeyProtection protection, Context context) {
        return switch (protection) {
            case KeyProtection.Encrypted encrypted ->
                    PrivateKeyFile.encodeEncrypted(key, encrypted.passphrase(), context.random());
            case KeyProtection.InsecurePlain _ -> PrivateKeyFile.encodePlain(key);
        };
    }

    Configuration configuration() {
        return configuration;
    }

    Unlocked ca() {
        return ca;
    }

    /// The private key as it will lie on the disk.
    byte[] keyPem() {
        return keyPem.clone();
    }

    @Override
    public void close() {
        Arrays.fill(keyPem, (byte) 0);
        ca.close();
    }
}
