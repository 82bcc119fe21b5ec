package org.lockward.pki.certificate;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/// A certificate's serialNumber.
///
/// RFC 5280, section 4.1.2.2: "CAs MUST force the serialNumber to be a non-negative integer …
/// Conforming CAs MUST NOT use serialNumber values longer than 20 octets." Zero is refused too.
///
/// @param value 1 to 2^159 - 1, so that its DER encoding has at most 20 octets
public record SerialNumber(BigInteger value) implements Comparable<SerialNumber> {

    private static final int MAX_BITS = 159;
    private static final int RANDOM_BITS = 128;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{1,40}");

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
        if (!HEX.matcher(hex).matches()) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            Printable.quote(hex) + " is not a serial number",
                            "a serial number is 1 to 40 lower-case hex digits without separators",
                            "list them with: pki list-nodes"));
        }
        return new SerialNumber(new BigInteger(hex, 16));
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
