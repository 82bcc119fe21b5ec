package org.lockward.pki.certificate;

import org.lockward.pki.key.PrivateKeyFile;
import org.lockward.pki.name.Printable;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.pem.PemBlock;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a block of a PEM file says about itself, ours or not, good or not: for people to read,
/// nothing is decided by it.
///
/// Names are as they stand there: whoever prints them makes them safe first.
public sealed interface FileFacts {

    /// A certificate.
    ///
    /// @param serialNumber hex, with a minus sign where somebody made it negative
    /// @param signatureAlgorithm by its name, or its OID
    /// @param keyUsage by the names of RFC 5280
    /// @param extendedKeyUsage by name, or OID
    /// @param names the subjectAltName, as `dns:…`
    /// @param warnings what is weak or malformed, one clause each
    record CertificateFacts(
            String subject,
            String issuer,
            String serialNumber,
            Validity validity,
            String publicKey,
            String signatureAlgorithm,
            boolean isCa,
            List<String> keyUsage,
            List<String> extendedKeyUsage,
            List<String> names,
            String subjectKeyIdentifier,
            String authorityKeyIdentifier,
            Fingerprint sha256,
            String spkiSha256,
            List<String> warnings)
            implements FileFacts {}

    /// A certification request.
    ///
    /// @param names the alternative names it asks for, which we would not give
    /// @param possessionProven whether it is signed by its own key
    record RequestFacts(
            String subject,
            String publicKey,
            List<String> names,
            boolean possessionProven,
            String spkiSha256,
            List<String> warnings)
            implements FileFacts {}

    /// A CRL.
    ///
    /// @param number empty when it has none
    /// @param nextUpdate empty when it has none
    /// @param revoked the serial numbers on it, hex, ascending
    record CrlFacts(
            String issuer,
            Optional<BigInteger> number,
            Instant thisUpdate,
            Optional<Instant> nextUpdate,
            List<String> revoked,
            Fingerprint sha256)
            implements FileFacts {}

    /// A private key, of which nothing secret is told.
    ///
    /// @param description its algorithm, or how it is encrypted
    record KeyFacts(boolean encrypted, String description) implements FileFacts {}

    /// Every block of a file, in its order.
    ///
    /// @throws PkiException.InvalidInput when it is no PEM file, or a block is not what its label
    ///   says
    static List<FileFacts> read(byte[] pem, String source) {
        return Pem.blocks(pem, source, Pem.MAX_BUNDLE).stream().map(FileFacts::of).toList();
    }

    private static FileFacts of(PemBlock block) {
        return switch (block.label()) {
            case Pem.CERTIFICATE -> FactFinder.certificate(block);
            case Pem.CERTIFICATE_REQUEST -> FactFinder.request(block);
            case Pem.CRL -> FactFinder.crl(block);
            case Pem.PRIVATE_KEY -> new KeyFacts(false, PrivateKeyFile.describe(block));
            case Pem.ENCRYPTED_PRIVATE_KEY -> new KeyFacts(true, PrivateKeyFile.describe(block));
            default ->
                    throw new PkiException.InvalidInput(
                            new Problem(
                                    block.position()
                                            + ": blocks labelled "
                                            + Printable.quote(block.label())
                                            + " are not read",
                                    "read are certificates, certification requests, CRLs and"
                                            + " PKCS#8 private keys",
                                    ""));
        };
    }
}
