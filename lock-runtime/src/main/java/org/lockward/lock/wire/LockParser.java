package org.lockward.lock.wire;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.resource.ResourceType;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// The requests that ask for a lock, convert it and give it back. For one request.
final class LockParser {

    private static final String OPTIONS =
            "MODE TYPE QUANTITY WAIT NOWAIT CREATE IDLE LEASE NODEADLOCK ID";

    private final Arguments arguments;
    private Optional<Duration> wait = Optional.empty();
    private OptionalLong id = OptionalLong.empty();

    LockParser(Arguments arguments) {
        this.arguments = arguments;
    }

    Request lock() {
        ResourceName name = arguments.name();
        LockMode mode = LockMode.EX;
        LockOptions options = LockOptions.NONE;
        while (arguments.more()) {
            String option = arguments.word("option");
            if (option.equals("MODE")) {
                mode = arguments.mode();
            } else if (!waitOrId(option)) {
                options = option(option, options);
            }
        }
        return new Request.Lock(name, mode, wait, id, options);
    }

    Request convert() {
        ResourceName name = arguments.name();
        long token = arguments.number("token");
        LockMode mode = arguments.mode();
        while (arguments.more()) {
            String option = arguments.word("option");
            if (!waitOrId(option)) {
                throw unknown(option, "WAIT NOWAIT ID");
            }
        }
        return new Request.Convert(name, token, mode, wait, id);
    }

    Request unlock() {
        ResourceName name = arguments.name();
        long token = arguments.number("token");
        if (!arguments.more()) {
            return new Request.Unlock(name, token);
        }
        String option = arguments.word("option");
        if (!option.equals("ROLLBACK")) {
            throw unknown(option, "ROLLBACK");
        }
        return new Request.Unlock(name, token, true);
    }

    private boolean waitOrId(String option) {
        switch (option) {
            case "WAIT" -> wait = Optional.of(arguments.millis("wait"));
            case "NOWAIT" -> wait = Optional.of(Duration.ZERO);
            case "ID" -> id = OptionalLong.of(arguments.number("id"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private LockOptions option(String option, LockOptions before) {
        return switch (option) {
            case "TYPE" -> before.withType(type());
            case "QUANTITY" -> before.withQuantity(quantity());
            case "CREATE" -> before.withCreate(yes());
            case "IDLE" -> before.withIdle(arguments.millis("idle time"));
            case "LEASE" -> before.withLease(arguments.millis("lease"));
            case "NODEADLOCK" -> before.withoutDeadlockCheck();
            default -> throw unknown(option, OPTIONS);
        };
    }

    private ResourceType type() {
        String text = arguments.take("type");
        return ResourceType.parse(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "type "
                                        + Arguments.printable(text)
                                        + " is none of simple numeric set hierarchical sequence"
                                        + " timestamp"));
    }

    private int quantity() {
        long quantity = arguments.number("quantity");
        if (quantity > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a quantity is 1 to 2147483647");
        }
        return (int) quantity;
    }

    private boolean yes() {
        return switch (arguments.word("yes or no")) {
            case "YES" -> true;
            case "NO" -> false;
            default -> throw new IllegalArgumentException("CREATE is followed by yes or no");
        };
    }

    private static IllegalArgumentException unknown(String option, String known) {
        return new IllegalArgumentException(
                "option " + Arguments.printable(option) + " is none of " + known);
    }
}
