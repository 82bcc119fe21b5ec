package org.lockward.lock.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What must be true of a revocation list before it may be asked (RFC 5280, section 5).
final class Crls {

    private static final String CRL_NUMBER = "2.5.29.20";

    /// deltaCRLIndicator and issuingDistributionPoint: lists that do not tell the whole story.
    private static final Set<String> PARTIAL = Set.of("2.5.29.27", "2.5.29.28");

    private static final int CRL_SIGN = 6;
    private static final int MAX_NUMBER_OCTETS = 20;

    private Crls() {}

    /// The cRLNumber, if it is there and well-formed (RFC 5280, section 5.2.3: at most 20 octets).
    static Optional<BigInteger> number(X509CRL crl) {
        byte[] value = crl.getExtensionValue(CRL_NUMBER);
        // OCTET STRING { INTEGER }: two headers of two octets each, for numbers that short.
        if (value == null
                || value.length < 5
                || value[0] != 4
                || value[1] != value.length - 2
                || value[2] != 2
                || value[3] != value.length - 4
                || value[3] > MAX_NUMBER_OCTETS) {
            return Optional.empty();
        }
        return Optional.of(new BigInteger(Arrays.copyOfRange(value, 4, value.length)))
                .filter(n -> n.signum() >= 0);
    }

    /// What is to be remembered of a usable list.
    static CrlMark mark(PublicKey issuerKey, X509CRL crl) {
        return new CrlMark(
                keyId(issuerKey), number(crl).orElseThrow(), crl.getThisUpdate().toInstant());
    }

    /// SHA-256 of the SubjectPublicKeyInfo.
    static String keyId(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The CA among these that signed the list and may do so.
    static Optional<X509Certificate> issuer(X509CRL crl, List<X509Certificate> authorities) {
        return authorities.stream().filter(a -> signed(a, crl)).findFirst();
    }

    private static boolean signed(X509Certificate authority, X509CRL crl) {
        if (!authority.getSubjectX500Principal().equals(crl.getIssuerX500Principal())) {
            return false;
        }
        boolean[] usage = authority.getKeyUsage();
        if (usage == null || !usage[CRL_SIGN]) {
            return false;
        }
        try {
            crl.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// What is wrong with the list itself, in words; empty if it can be used.
    static Optional<String> fault(X509CRL crl) {
        Set<String> critical = crl.getCriticalExtensionOIDs();
        if (number(crl).isEmpty()) {
            return Optional.of("it has no usable cRLNumber");
        }
        if (crl.getNextUpdate() == null) {
            return Optional.of("it has no nextUpdate");
        }
        if (crl.hasUnsupportedCriticalExtension()
                || PARTIAL.stream().anyMatch(oid -> crl.getExtensionValue(oid) != null)) {
            return Optional.of("it is partial or has unknown critical extensions " + critical);
        }
        return Optional.empty();
    }
}
