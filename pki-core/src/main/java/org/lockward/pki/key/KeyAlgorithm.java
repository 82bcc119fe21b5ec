package org.lockward.pki.key;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.List;

/// What kind of key: the closed list of those that we make, certify and trust.
public sealed interface KeyAlgorithm {

    /// What [#parse] reads, the default first.
    List<String> NAMES =
            List.of(
                    "ec-p256",
                    "ec-p384",
                    "ec-p521",
                    "ed25519",
                    "rsa-3072",
                    "rsa-4096",
                    "ml-dsa-65");

    /// `ec-p256`, `ed25519`, `rsa-3072`, `ml-dsa-65` …
    default String text() {
        return switch (this) {
            case Ec ec -> "ec-" + ec.curve().text();
            case Ed25519 _ -> "ed25519";
            case Rsa rsa -> "rsa-" + rsa.modulusBits();
            case MlDsa65 _ -> "ml-dsa-65";
        };
    }

    /// One of [#NAMES].
    static KeyAlgorithm parse(String text) {
        return switch (text) {
            case "ec-p256" -> new Ec(Curve.P256);
            case "ec-p384" -> new Ec(Curve.P384);
            case "ec-p521" -> new Ec(Curve.P521);
            case "ed25519" -> new Ed25519();
            case "rsa-3072" -> new Rsa(3072);
            case "rsa-4096" -> new Rsa(4096);
            case "ml-dsa-65" -> new MlDsa65();
            default ->
                    throw new PkiException.InvalidInput(
                            new Problem(
                                    Printable.quote(text) + " is not a key algorithm",
                                    "known are: " + String.join(", ", NAMES),
                                    ""));
        };
    }

    /// An elliptic curve of NIST, by name: explicit parameters are never read (CVE-2020-0601).
    enum Curve {
        P256("p256", "secp256r1"),
        P384("p384", "secp384r1"),
        P521("p521", "secp521r1");

        private final String text;
        private final String secName;

        Curve(String text, String secName) {
            this.text = text;
            this.secName = secName;
        }

        /// `p256` …
        public String text() {
            return text;
        }

        /// `secp256r1` … (SEC 2)
        public String secName() {
            return secName;
        }
    }

    /// ECDSA on a named curve, with the hash as long as the curve.
    record Ec(Curve curve) implements KeyAlgorithm {}

    /// EdDSA on Curve25519 (RFC 8410).
    record Ed25519() implements KeyAlgorithm {}

    /// RSA with PKCS #1 v1.5 signatures over SHA-256.
    ///
    /// @param modulusBits 2048 to 8192, a multiple of 8
    record Rsa(int modulusBits) implements KeyAlgorithm {

        static final int MIN_BITS = 2048;
        static final int MAX_BITS = 8192;

        public Rsa {
            if (modulusBits < MIN_BITS || modulusBits > MAX_BITS || modulusBits % 8 != 0) {
                throw new PkiException.Refused(
                        new Problem(
                                "an RSA key of " + modulusBits + " bits",
                                "accepted are "
                                        + MIN_BITS
                                        + " to "
                                        + MAX_BITS
                                        + " bits, a multiple of 8",
                                "make one with: openssl genpkey -algorithm RSA -pkeyopt"
                                        + " rsa_keygen_bits:3072"));
            }
        }
    }

    /// Module-lattice signatures of FIPS 204, category 3; few consumers can use them yet.
    record MlDsa65() implements KeyAlgorithm {}
}
