package org.lockward.pki.certificate;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.math.BigInteger;
import java.security.SecureRandom;

/// A certificate's serialNumber.
///
/// RFC 5280, section 4.1.2.2: "CAs MUST force the serialNumber to be a non-negative integer …
/// Conforming CAs MUST NOT use serialNumber values longer than 20 octets." Zero is refused too.
///
/// @param value 1 to 2^159 - 1, so that its DER encoding has at most 20 octets
public record SerialNumber(BigInteger value) implements Comparable<SerialNumber> {

    private static final int MAX_BITS = 159;
    private static final int RANDOM_BITS = 128;
    private static final int MAX_DIGITS = 40;

    public SerialNumber {
        if (value.signum() <= 0 || value.bitLength() > MAX_BITS) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "serial number of "
                                    + value.bitLength()
                                    + " bits, sign "
                                    + value.signum(),
                            "RFC 5280, section 4.1.2.2: positive, at most 20 octets",
                            ""));
        }
    }

    /// 128 random bits; zero, one in 2^128, is drawn again.
    public static SerialNumber random(SecureRandom random) {
        BigInteger drawn = new BigInteger(RANDOM_BITS, random);
        return drawn.signum() == 0 ? random(random) : new SerialNumber(drawn);
    }

    /// Reads what [#hex] writes: lower-case hex digits without separators.
    public static SerialNumber parse(String hex) {
        if (hex.isEmpty() || hex.length() > MAX_DIGITS || !isHex(hex)) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            Printable.quote(hex) + " is not a serial number",
                            "a serial number is 1 to 40 lower-case hex digits without separators",
                            "list them with: pki list-nodes"));
        }
        return new SerialNumber(new BigInteger(hex, 16));
    }

    /// A list of 50,000 nodes has up to 150,000 of them: a regular expression takes a fifth of the
    /// time that reading the list takes.
    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /// Lower-case hex, an even number of digits, no separators.
    public String hex() {
        String digits = value.toString(16);
        return digits.length() % 2 == 0 ? digits : "0" + digits;
    }

    @Override
    public int compareTo(SerialNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
