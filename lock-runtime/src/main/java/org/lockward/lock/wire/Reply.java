package org.lockward.lock.wire;

import org.lockward.lock.resource.LockMode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value that the daemon sends: the types of RESP3, of which RESP2 knows fewer.
public sealed interface Reply {

    /// `+OK` and the like; one line of printable ASCII.
    record Status(String text) implements Reply {
        /// Done.
        public static final Status OK = new Status("OK");

        /// Alive.
        public static final Status PONG = new Status("PONG");
    }

    /// `-WORD message`: refused or failed.
    ///
    /// @param word decides; one of [ErrorWord], or a foreign daemon's
    /// @param message for people, one line
    record Failure(String word, String message) implements Reply {
        public Failure(ErrorWord word, String message) {
            this(word.name(), message);
        }

        /// Whether it is this word.
        public boolean is(ErrorWord other) {
            return word.equals(other.name());
        }
    }

    /// `:n`
    record Int(long value) implements Reply {}

    /// `$n` and the text, UTF-8.
    record Text(String value) implements Reply {}

    /// `_`, in RESP2 `$-1`.
    record Null() implements Reply {}

    /// `*n`: a list.
    record Array(List<Reply> items) implements Reply {
        public Array {
            items = List.copyOf(items);
        }
    }

    /// `%n`: names and values in order, in RESP2 a flat list.
    record Fields(Map<String, Reply> values) implements Reply {
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /// The number of that name.
        public Optional<Long> number(String name) {
            return values.get(name) instanceof Int(long n) ? Optional.of(n) : Optional.empty();
        }

        /// The text of that name.
        public Optional<String> text(String name) {
            return values.get(name) instanceof Text(String t) ? Optional.of(t) : Optional.empty();
        }
    }

    /// The answer to LOCK when it is granted: the fields `token` and `mode`, then `element` if
    /// there is one, then `quantity` if it is not 1, then `receipt` if there is one.
    ///
    /// @param token the fencing token
    /// @param element the element of a set, the number of a sequence, the time of a timestamp
    /// @param quantity units of a numeric resource
    /// @param receipt with which it can be taken back after a restart of the daemon
    record Grant(
            long token,
            LockMode mode,
            Optional<String> element,
            int quantity,
            Optional<Secret> receipt)
            implements Reply {

        /// Without receipt.
        public Grant(long token, LockMode mode, Optional<String> element, int quantity) {
            this(token, mode, element, quantity, Optional.empty());
        }

        /// Of a resource that has neither elements nor units.
        public Grant(long token, LockMode mode) {
            this(token, mode, Optional.empty(), 1);
        }

        /// The grant that a daemon sent, if that is what it sent.
        public static Optional<Grant> in(Reply reply) {
            return reply instanceof Fields fields ? in(fields) : Optional.empty();
        }

        private static Optional<Grant> in(Fields fields) {
            Optional<Long> token = fields.number("token");
            Optional<LockMode> mode = fields.text("mode").flatMap(LockMode::parse);
            long quantity = fields.number("quantity").orElse(1L);
            if (token.isEmpty() || mode.isEmpty() || quantity != (int) quantity) {
                return Optional.empty();
            }
            return Optional.of(
                    new Grant(
                            token.get(),
                            mode.get(),
                            fields.text("element"),
                            (int) quantity,
                            fields.text("receipt").map(Secret::new)));
        }
    }

    /// `>n`: not an answer; comes between answers, to RESP3 peers only.
    ///
    /// @param items the kind of push as text, then what it says
    record Push(List<Reply> items) implements Reply {
        public Push {
            items = List.copyOf(items);
        }

        /// What it is about: `granted`, `refused`, `lost`, `draining`.
        public String kind() {
            return !items.isEmpty() && items.getFirst() instanceof Text(String kind) ? kind : "";
        }
    }
}
