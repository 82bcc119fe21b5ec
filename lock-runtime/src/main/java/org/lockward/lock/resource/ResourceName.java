package org.lockward.lock.resource;

/// The name of something that can be locked; its spelling says which type of resource it is.
public sealed interface ResourceName {

    /// Longest name, in characters; all of them are ASCII, so in bytes too.
    int MAX_LENGTH = 255;

    /// The name as it travels and is printed.
    String text();

    /// A name of any type.
    ///
    /// @throws IllegalArgumentException in words for people if it is no resource name
    static ResourceName parse(String text) {
        return new Simple(text);
    }

    /// A resource with nothing but its lock.
    ///
    /// @param text 1 to 255 of `A-Z a-z 0-9 _ : @ -`, a letter or digit first; or `_RESOURCE`, the
    ///   name that `flom` uses when none is given
    record Simple(String text) implements ResourceName {

        /// The default name of FLoM.
        public static final String DEFAULT = "_RESOURCE";

        public Simple {
            if (text.isEmpty() || text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException(
                        "a resource name has 1 to 255 characters, this one " + text.length());
            }
            int bad = text.equals(DEFAULT) ? -1 : firstBad(text);
            if (bad >= 0) {
                throw new IllegalArgumentException(
                        "character %d of a resource name is U+%04X; it may be A-Z a-z 0-9 _ : @ -, a letter or digit first"
                                .formatted(bad + 1, (int) text.charAt(bad)));
            }
        }

        private static int firstBad(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (!letterOrDigit(c) && (i == 0 || "_:@-".indexOf(c) < 0)) {
                    return i;
                }
            }
            return -1;
        }

        private static boolean letterOrDigit(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
