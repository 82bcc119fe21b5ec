package org.lockward.pki.pem;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

/// Checks the shape of DER before any parser builds objects from it: lengths, nesting, nothing
/// behind the end.
///
/// Parsers accept BER, ignore trailing bytes and recurse as deep as the input says; here the byte
/// is named where the first rule breaks.
public final class Der {

    /// Nothing of X.509 nests half as deep.
    private static final int MAX_DEPTH = 32;

    private static final int CONSTRUCTED = 0x20;
    private static final int HIGH_TAG_NUMBER = 0x1f;
    private static final int LONG_LENGTH = 0x80;
    private static final int MAX_LENGTH_OCTETS = 3;

    private final byte[] der;
    private final String where;
    private int offset;

    private Der(byte[] der, String where) {
        this.der = der;
        this.where = where;
    }

    /// Passes when `der` is one DER element and nothing else.
    ///
    /// @param where the file and the line that the bytes come from, for the message
    public static void check(byte[] der, String where) {
        Der walk = new Der(der, where);
        walk.element(der.length, 0);
        if (walk.offset != der.length) {
            throw walk.broken(walk.offset, der.length - walk.offset + " bytes behind the end");
        }
    }

    private void element(int end, int depth) {
        int start = offset;
        if (depth > MAX_DEPTH) {
            throw broken(start, "nested deeper than " + MAX_DEPTH);
        }
        boolean constructed = tag(end);
        int length = length(end);
        if (length > end - offset) {
            throw broken(
                    start, "length " + length + " where " + (end - offset) + " bytes are left");
        }
        int contentEnd = offset + length;
        while (constructed && offset < contentEnd) {
            element(contentEnd, depth + 1);
        }
        offset = contentEnd;
    }

    private boolean tag(int end) {
        int first = octet(end);
        if ((first & HIGH_TAG_NUMBER) == HIGH_TAG_NUMBER) {
            throw broken(offset - 1, "a tag number above 30, which X.509 does not use");
        }
        if (first == 0) {
            throw broken(offset - 1, "an end-of-contents octet (BER, not DER)");
        }
        return (first & CONSTRUCTED) != 0;
    }

    /// X.690, section 10.1: "The definite form of length encoding shall be used, encoded in the
    /// minimum number of octets."
    private int length(int end) {
        int start = offset;
        int first = octet(end);
        if (first < LONG_LENGTH) {
            return first;
        }
        int octets = first - LONG_LENGTH;
        if (octets == 0) {
            throw broken(start, "an indefinite length (BER, not DER)");
        }
        if (octets > MAX_LENGTH_OCTETS) {
            throw broken(start, "a length of " + octets + " octets");
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = (length << 8) | octet(end);
        }
        if (length < LONG_LENGTH || length >>> (8 * (octets - 1)) == 0) {
            throw broken(start, "a length that is not in its shortest form");
        }
        return length;
    }

    private int octet(int end) {
        if (offset >= end) {
            throw broken(offset, "the data ends inside an element");
        }
        return Byte.toUnsignedInt(der[offset++]);
    }

    private PkiException broken(int at, String what) {
        return new PkiException.InvalidInput(
                new Problem(
                        where + ": not DER at byte " + at + " of " + der.length + ": " + what,
                        "X.690, section 10",
                        "the file may be cut off or changed on its way: fetch it again"));
    }
}
