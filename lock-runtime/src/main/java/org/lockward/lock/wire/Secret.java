package org.lockward.lock.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// 128 bits that prove something to whoever made them. Never shows them in `toString`.
///
/// @param hex 32 digits, lower case
public record Secret(String hex) {

    /// How many bytes it has.
    public static final int BYTES = 16;

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public Secret {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a secret or receipt is 32 hex digits, lower case");
        }
    }

    /// The first 16 bytes.
    public static Secret of(byte[] bytes) {
        return new Secret(HexFormat.of().formatHex(bytes, 0, BYTES));
    }

    /// Whether it is the same; takes as long wherever they differ.
    public boolean matches(Secret other) {
        return MessageDigest.isEqual(bytes(), other.bytes());
    }

    private byte[] bytes() {
        return hex.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
