package org.lockward.lock.access;

import org.lockward.lock.resource.LockMode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// One line of the rules: `allow|deny NODE-PATTERN NAME-PATTERN [MODES]`.
///
/// @param line where it stands, from 1
/// @param modes as bits (see [LockMode#bit])
record AccessRule(int line, boolean allows, Glob node, Glob name, int modes) {

    private static final int ALL = Arrays.stream(LockMode.values()).mapToInt(LockMode::bit).sum();

    /// @throws IllegalArgumentException in words for people if it is no rule
    static AccessRule parse(int line, String text) {
        String[] words = text.strip().split("[ \t]+", -1);
        if (words.length < 3 || words.length > 4) {
            throw new IllegalArgumentException(
                    "a rule has 3 or 4 words, allow|deny NODE NAME [MODES], this one "
                            + words.length);
        }
        boolean allows =
                switch (words[0]) {
                    case "allow" -> true;
                    case "deny" -> false;
                    default ->
                            throw new IllegalArgumentException("a rule begins with allow or deny");
                };
        int modes = words.length == 4 ? modes(words[3]) : ALL;
        return new AccessRule(line, allows, new Glob(words[1]), new Glob(words[2]), modes);
    }

    boolean isAbout(String owner, String resource, LockMode mode) {
        return (modes & mode.bit()) != 0 && node.matches(owner) && name.matches(resource);
    }

    private static int modes(String text) {
        int bits = 0;
        for (String word : text.split(",", -1)) {
            bits |=
                    LockMode.parse(word)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "modes are some of NL CR CW PR PW EX with commas"
                                                    + " between them"))
                            .bit();
        }
        return bits;
    }

    /// As it stands in the file.
    @Override
    public String toString() {
        String head = (allows ? "allow " : "deny ") + node + " " + name;
        return modes == ALL ? head : head + " " + words();
    }

    private String words() {
        List<LockMode> some = new ArrayList<>(List.of(LockMode.values()));
        some.removeIf(mode -> (modes & mode.bit()) == 0);
        return some.stream().map(LockMode::name).collect(Collectors.joining(","));
    }
}
