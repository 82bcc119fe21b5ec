package org.lockward.lock.wire;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The arguments of one request, read one after the other.
///
/// What is missing or makes no sense is an [IllegalArgumentException] in words for the peer.
final class Arguments {

    private final List<String> all;
    private int next = 1;

    /// @param all with the command first
    Arguments(List<String> all) {
        this.all = all;
    }

    /// The first of them, in printable characters.
    String command() {
        return printable(all.getFirst());
    }

    boolean more() {
        return next < all.size();
    }

    /// How many were read, the command not counted.
    int read() {
        return next - 1;
    }

    void skipRest() {
        next = all.size();
    }

    String take(String what) {
        if (!more()) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return all.get(next++);
    }

    /// A word of the grammar: upper case, whatever the case that it came in.
    String word(String what) {
        return take(what).toUpperCase(Locale.ROOT);
    }

    ResourceName name() {
        return ResourceName.parse(take("resource name"));
    }

    LockMode mode() {
        String text = take("mode");
        return LockMode.parse(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "mode " + printable(text) + " is none of NL CR CW PR PW EX"));
    }

    Duration millis(String what) {
        return Duration.ofMillis(number(what));
    }

    /// 0 to 2^63-1.
    long number(String what) {
        String text = take(what);
        if (text.isEmpty()
                || text.length() > 19
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(what + " is a number of 1 to 19 digits");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(what + " is larger than 9223372036854775807", e);
        }
    }

    /// A number that is cut to what an `int` holds: for values whose bound is smaller.
    int smallNumber(String what) {
        return (int) Math.min(number(what), Integer.MAX_VALUE);
    }

    /// Foreign text in a reply: one line of printable ASCII, at most 40 characters.
    static String printable(String text) {
        StringBuilder safe = new StringBuilder();
        text.chars().limit(40).forEach(c -> safe.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
        return safe.append(text.length() > 40 ? "..." : "").toString();
    }
}
