package org.lockward.lock.wire;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The arguments of one request to the request: the grammar of `docs/protocol.md`.
final class RequestParser {

    private final List<String> arguments;
    private int next = 1;

    private RequestParser(List<String> arguments) {
        this.arguments = arguments;
    }

    /// The request, or what is wrong with it as [Request.Invalid].
    static Request parse(List<String> arguments) {
        try {
            RequestParser parser = new RequestParser(arguments);
            Request request = parser.request(arguments.getFirst().toUpperCase(Locale.ROOT));
            if (parser.next < arguments.size() && !(request instanceof Request.Invalid)) {
                return invalid(
                        "%s: nothing is expected after argument %d",
                        arguments.getFirst(), parser.next - 1);
            }
            return request;
        } catch (IllegalArgumentException e) {
            return new Request.Invalid(
                    ErrorWord.ERR, printable(arguments.getFirst()) + ": " + e.getMessage());
        }
    }

    private Request request(String command) {
        return switch (command) {
            case "LOCK" -> lock();
            case "UNLOCK" -> new Request.Unlock(name(), number("token"));
            case "CHECK" -> new Request.Check(name(), number("token"));
            case "CANCEL" -> new Request.Cancel(number("id"));
            case "PING" ->
                    new Request.Ping(
                            next < arguments.size() ? Optional.of(take("text")) : Optional.empty());
            case "HELLO" -> hello();
            case "LOCKS" -> new Request.Locks(count());
            case "WAITERS" -> new Request.Waiters(count());
            case "SESSION" -> session();
            case "CLIENT" -> client();
            case "INFO" -> {
                next = arguments.size();
                yield new Request.Info();
            }
            case "COMMAND" -> {
                next = arguments.size();
                yield new Request.Command();
            }
            case "QUIT" -> new Request.Quit();
            default -> invalid("unknown command %s", arguments.getFirst());
        };
    }

    private Request lock() {
        ResourceName name = name();
        LockMode mode = LockMode.EX;
        Optional<Duration> wait = Optional.empty();
        OptionalLong id = OptionalLong.empty();
        while (next < arguments.size()) {
            String option = take("option").toUpperCase(Locale.ROOT);
            switch (option) {
                case "MODE" -> mode = mode();
                case "WAIT" -> wait = Optional.of(Duration.ofMillis(number("wait")));
                case "NOWAIT" -> wait = Optional.of(Duration.ZERO);
                case "ID" -> id = OptionalLong.of(number("id"));
                default ->
                        throw new IllegalArgumentException(
                                "option " + printable(option) + " is none of MODE WAIT NOWAIT ID");
            }
        }
        return new Request.Lock(name, mode, wait, id);
    }

    private LockMode mode() {
        String text = take("mode");
        return LockMode.parse(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "mode " + printable(text) + " is none of NL CR CW PR PW EX"));
    }

    private Request hello() {
        OptionalInt protocol = OptionalInt.empty();
        Optional<String> name = Optional.empty();
        if (next < arguments.size()) {
            String version = take("protocol version");
            if (!version.equals("2") && !version.equals("3")) {
                return new Request.Invalid(ErrorWord.NOPROTO, "unsupported protocol version");
            }
            protocol = OptionalInt.of(version.charAt(0) - '0');
        }
        while (next < arguments.size()) {
            String option = take("option").toUpperCase(Locale.ROOT);
            if (!option.equals("SETNAME")) {
                return invalid(
                        "HELLO: option %s is not SETNAME; who a peer is, its certificate says",
                        option);
            }
            name = Optional.of(take("ID"));
        }
        return new Request.Hello(protocol, name);
    }

    private Request session() {
        String action = take("action").toUpperCase(Locale.ROOT);
        return switch (action) {
            case "LEASE" -> new Request.Lease(Duration.ofMillis(number("lease")));
            case "ID" -> new Request.SessionId();
            default -> invalid("SESSION %s is not known", action);
        };
    }

    private Request client() {
        String action = take("action").toUpperCase(Locale.ROOT);
        return switch (action) {
            case "SETNAME" -> new Request.SetName(take("ID"));
            case "SETINFO" -> {
                take("attribute");
                take("value");
                yield new Request.SetInfo();
            }
            case "ID" -> new Request.SessionId();
            default -> invalid("CLIENT %s is not known", action);
        };
    }

    private int count() {
        if (next == arguments.size()) {
            return Request.DEFAULT_ROWS;
        }
        if (!take("COUNT").equalsIgnoreCase("COUNT")) {
            throw new IllegalArgumentException("the only option is COUNT n");
        }
        return (int) Math.min(number("count"), Integer.MAX_VALUE);
    }

    private ResourceName name() {
        return ResourceName.parse(take("resource name"));
    }

    private long number(String what) {
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

    private String take(String what) {
        if (next == arguments.size()) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return arguments.get(next++);
    }

    private static Request.Invalid invalid(String format, Object... values) {
        Object[] safe = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            safe[i] = values[i] instanceof String text ? printable(text) : values[i];
        }
        return new Request.Invalid(ErrorWord.ERR, format.formatted(safe));
    }

    /// Foreign text in a reply: one line of printable ASCII, at most 40 characters.
    private static String printable(String text) {
        StringBuilder safe = new StringBuilder();
        text.chars().limit(40).forEach(c -> safe.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
        return safe.append(text.length() > 40 ? "..." : "").toString();
    }
}
