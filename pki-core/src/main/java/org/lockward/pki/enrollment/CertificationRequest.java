package org.lockward.pki.enrollment;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.name.Printable;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.pem.PemBlock;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Optional;

/// A PKCS#10 (RFC 2986) whose proof of possession holds.
///
/// Only its public key is taken. What it asks for beside that, name, alternative names, CA:TRUE,
/// usages, goes into no certificate: its content comes from the inventory (CVE-2011-3872).
public final class CertificationRequest {

    private final PublicKey publicKey;
    private final X500Name subject;

    private CertificationRequest(PublicKey publicKey, X500Name subject) {
        this.publicKey = publicKey;
        this.subject = subject;
    }

    /// Reads a file with one `CERTIFICATE REQUEST` block of at most 64 KiB.
    ///
    /// @param source the file's name, for messages
    /// @throws PkiException.InvalidInput when it cannot be read or is not signed by its own key
    /// @throws PkiException.Refused when its key or its signature is of a weak kind
    public static CertificationRequest parse(byte[] pem, String source) {
        PemBlock block = Pem.single(pem, source, Pem.CERTIFICATE_REQUEST);
        try {
            var request = new PKCS10CertificationRequest(block.der());
            requireVersion(request, block);
            byte[] spki = request.getSubjectPublicKeyInfo().getEncoded(ASN1Encoding.DER);
            PublicKey key = PublicKeys.decode(spki, block.position());
            requireProof(request, key, block);
            return new CertificationRequest(key, request.getSubject());
        } catch (PkiException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle 1.86 throws five kinds of unchecked exceptions on malformed requests.
            throw block.malformed("certification request", e);
        }
    }

    private static void requireVersion(PKCS10CertificationRequest request, PemBlock block) {
        ASN1Integer version = request.toASN1Structure().getCertificationRequestInfo().getVersion();
        if (!version.hasValue(0)) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            block.position() + ": a request of version " + version,
                            "RFC 2986, section 4.1: \"It shall be 0 for this version of the"
                                    + " standard.\"",
                            ""));
        }
    }

    private static void requireProof(
            PKCS10CertificationRequest request, PublicKey key, PemBlock block) throws IOException {
        byte[] identifier = request.getSignatureAlgorithm().getEncoded(ASN1Encoding.DER);
        if (!Signatures.isTrusted(identifier)) {
            throw new PkiException.Refused(
                    new Problem(
                            block.position()
                                    + ": signed with algorithm "
                                    + request.getSignatureAlgorithm().getAlgorithm().getId(),
                            "accepted: ECDSA and RSA with SHA-256, SHA-384 or SHA-512, Ed25519,"
                                    + " ML-DSA-65",
                            "make a new one: openssl req -new -sha256 -key KEY -out CSR"));
        }
        // The bytes as they came, not what a parser that takes [1] for [0] makes of them.
        byte[] signed =
                ASN1Sequence.getInstance(block.der())
                        .getObjectAt(0)
                        .toASN1Primitive()
                        .getEncoded(ASN1Encoding.DER);
        if (!Signatures.verify(identifier, key, signed, request.getSignature())) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            block.position() + ": the request is not signed by its own key",
                            "RFC 2986: the signature proves that who asks has the private key",
                            "make a new one: openssl req -new -key KEY -out CSR"));
        }
    }

    /// The key that the node proved to have.
    public PublicKey publicKey() {
        return publicKey;
    }

    /// The name that it asked for, quoted; for messages only.
    public String subject() {
        return Printable.quote(RFC4519Style.INSTANCE.toString(subject));
    }

    /// The one commonName of that name, as it stands there; a wish of whoever made the request.
    public Optional<String> commonName() {
        RDN[] found = subject.getRDNs(BCStyle.CN);
        return found.length == 1
                        && !found[0].isMultiValued()
                        && found[0].getFirst().getValue() instanceof ASN1String text
                ? Optional.of(text.getString())
                : Optional.empty();
    }
}
