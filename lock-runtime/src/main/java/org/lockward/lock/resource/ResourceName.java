package org.lockward.lock.resource;

import java.util.List;

/// The name of something that can be locked; its spelling says which type of resource it is. The
/// whole text is the identity: `pool[3]` and `pool[4]` have nothing to do with each other.
public sealed interface ResourceName {

    /// Longest name, in characters; all of them are ASCII, so in bytes too.
    int MAX_LENGTH = 255;

    /// The name as it travels and is printed.
    String text();

    /// Which of the types it is.
    ResourceType type();

    /// A name of any type.
    ///
    /// @throws IllegalArgumentException in words for people if it is no resource name
    static ResourceName parse(String text) {
        if (text.startsWith("/")) {
            return new Hierarchical(text);
        }
        if (text.startsWith("_s_") || text.startsWith("_S_")) {
            return new Sequence(text);
        }
        if (text.startsWith("_t_")) {
            return new Timestamp(text);
        }
        if (text.endsWith("]")) {
            return new Numeric(text);
        }
        return text.indexOf('.') >= 0 ? new ElementSet(text) : new Simple(text);
    }

    /// A resource with nothing but its lock.
    ///
    /// @param text 1 to 255 of `A-Z a-z 0-9 _ : @ -`, a letter or digit first; or `_RESOURCE`, the
    ///   name that `flom` uses when none is given
    record Simple(String text) implements ResourceName {

        /// The default name of FLoM.
        public static final String DEFAULT = "_RESOURCE";

        public Simple {
            Spelling.requireLength(text);
            if (!text.equals(DEFAULT)) {
                Spelling.requireWord(text, 0, text.length());
            }
        }

        @Override
        public ResourceType type() {
            return ResourceType.SIMPLE;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// A pool of units, of which each lock takes some.
    ///
    /// @param text `name[N]`: the name as in [Simple], 1 to 2147483647 units
    record Numeric(String text) implements ResourceName {
        public Numeric {
            Spelling.requireLength(text);
            Spelling.requireCount(text);
            Spelling.requireWord(text, 0, text.lastIndexOf('['));
        }

        /// How many there are.
        public int units() {
            return Spelling.requireCount(text);
        }

        @Override
        public ResourceType type() {
            return ResourceType.NUMERIC;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// Things of a kind, of which each lock takes one that is free.
    ///
    /// @param text `a.b.c`: two or more, all different, each as in [Simple]
    record ElementSet(String text) implements ResourceName {
        public ElementSet {
            Spelling.requireLength(text);
            Spelling.requireElements(text);
        }

        /// The things, in the order of the name.
        public List<String> elements() {
            return List.of(text.split("\\.", -1));
        }

        @Override
        public ResourceType type() {
            return ResourceType.SET;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// A node of a tree: its lock stands against those above and below it, too.
    ///
    /// @param text `/a/b/c`: each step of `A-Z a-z 0-9 _ : @ . -`, but not `.` or `..`; no slash at
    ///   the end
    record Hierarchical(String text) implements ResourceName {
        public Hierarchical {
            Spelling.requireLength(text);
            Spelling.requirePath(text);
        }

        @Override
        public ResourceType type() {
            return ResourceType.HIERARCHICAL;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// Numbers 1, 2, 3…, each given once.
    ///
    /// @param text `_s_name[N]`, or `_S_name[N]` if a number can be given back; the name as in
    ///   [Simple], at most N numbers in use at a time
    record Sequence(String text) implements ResourceName {
        public Sequence {
            Spelling.requireLength(text);
            Spelling.requireCount(text);
            Spelling.requireWord(text, 3, text.lastIndexOf('['));
        }

        /// How many may hold a number at the same time.
        public int slots() {
            return Spelling.requireCount(text);
        }

        /// Whether a number that was not used is given out again.
        public boolean transactional() {
            return text.charAt(1) == 'S';
        }

        @Override
        public ResourceType type() {
            return ResourceType.SEQUENCE;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// Times as text, each given once.
    ///
    /// @param text `_t_format[N]`: a [TimeFormat], at most N times in use at a time
    record Timestamp(String text) implements ResourceName {
        public Timestamp {
            Spelling.requireLength(text);
            Spelling.requireCount(text);
            TimeFormat _ = TimeFormat.parse(text.substring(3, text.lastIndexOf('[')));
        }

        /// How many may hold a time at the same time.
        public int slots() {
            return Spelling.requireCount(text);
        }

        /// How the times look.
        public TimeFormat format() {
            return TimeFormat.parse(text.substring(3, text.lastIndexOf('[')));
        }

        @Override
        public ResourceType type() {
            return ResourceType.TIMESTAMP;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
