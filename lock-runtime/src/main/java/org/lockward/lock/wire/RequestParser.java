package org.lockward.lock.wire;

import org.lockward.lock.resource.ResourceName;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// The arguments of one request to the request: the grammar of `docs/protocol.md`.
final class RequestParser {

    private final Arguments arguments;

    private RequestParser(Arguments arguments) {
        this.arguments = arguments;
    }

    /// The request, or what is wrong with it as [Request.Invalid].
    static Request parse(List<String> words) {
        Arguments arguments = new Arguments(words);
        try {
            Request request =
                    new RequestParser(arguments).request(words.getFirst().toUpperCase(Locale.ROOT));
            if (arguments.more() && !(request instanceof Request.Invalid)) {
                return invalid(
                        arguments.command()
                                + ": nothing is expected after argument "
                                + arguments.read());
            }
            return request;
        } catch (IllegalArgumentException e) {
            return invalid(arguments.command() + ": " + e.getMessage());
        }
    }

    private Request request(String command) {
        return switch (command) {
            case "LOCK" -> new LockParser(arguments).lock();
            case "UNLOCK" -> new LockParser(arguments).unlock();
            case "CONVERT" -> new LockParser(arguments).convert();
            case "CHECK" ->
                    RedisParser.named(arguments, Request.Check::new, RedisRequest.Check::new);
            case "CANCEL" -> new Request.Cancel(arguments.number("id"));
            case "PING" ->
                    new Request.Ping(
                            arguments.more()
                                    ? Optional.of(arguments.take("text"))
                                    : Optional.empty());
            case "HELLO" -> hello();
            case "LOCKS" -> rows(Request.Locks::new);
            case "WAITERS" -> rows(Request.Waiters::new);
            case "SESSION" -> session();
            case "CLIENT" -> client();
            case "RECLAIM" -> LifeGrammar.reclaim(arguments);
            case "INFO" -> whatever(new Request.Info());
            case "COMMAND" -> whatever(new Request.Command());
            case "QUIT" -> new Request.Quit();
            default -> admin(command);
        };
    }

    private Request admin(String command) {
        return switch (command) {
            case "BREAK" ->
                    RedisParser.named(arguments, Request.Admin.Break::new, RedisRequest.Break::new);
            case "KILL" -> new Request.Admin.Kill(arguments.number("session"));
            case "STOP" -> stop();
            case "RELOAD" -> new Request.Admin.Reload();
            default ->
                    new RedisParser(arguments)
                            .request(command)
                            .orElseGet(() -> invalid("unknown command " + arguments.command()));
        };
    }

    private Request stop() {
        if (arguments.more() && !arguments.word("option").equals("NOW")) {
            throw new IllegalArgumentException("the only option is NOW");
        }
        return new Request.Admin.Stop(arguments.read() == 1);
    }

    private Request hello() {
        OptionalInt protocol = OptionalInt.empty();
        Optional<String> name = Optional.empty();
        if (arguments.more()) {
            String version = arguments.take("protocol version");
            if (!version.equals("2") && !version.equals("3")) {
                return new Request.Invalid(ErrorWord.NOPROTO, "unsupported protocol version");
            }
            protocol = OptionalInt.of(version.charAt(0) - '0');
        }
        while (arguments.more()) {
            String option = arguments.word("option");
            if (!option.equals("SETNAME")) {
                return invalid(
                        "HELLO: option "
                                + Arguments.printable(option)
                                + " is not SETNAME; who a peer is, its certificate says");
            }
            name = Optional.of(arguments.take("ID"));
        }
        return new Request.Hello(protocol, name);
    }

    private Request session() {
        String action = arguments.word("action");
        return switch (action) {
            case "LEASE" -> new Request.Lease(arguments.millis("lease"));
            case "ID" -> new Request.SessionId();
            case "RELEASE" -> LifeGrammar.release(arguments);
            case "ATTACH" -> LifeGrammar.attach(arguments);
            default -> invalid("SESSION " + Arguments.printable(action) + " is not known");
        };
    }

    private Request client() {
        String action = arguments.word("action");
        return switch (action) {
            case "SETNAME" -> new Request.SetName(arguments.take("ID"));
            case "SETINFO" -> {
                arguments.take("attribute");
                arguments.take("value");
                yield new Request.SetInfo();
            }
            case "ID" -> new Request.SessionId();
            default -> invalid("CLIENT " + Arguments.printable(action) + " is not known");
        };
    }

    /// Rows of a table, of one name or of all.
    private interface Rows {
        Request of(Optional<ResourceName> name, int count);
    }

    private Request rows(Rows rows) {
        Optional<ResourceName> name = Optional.empty();
        int count = Request.DEFAULT_ROWS;
        while (arguments.more()) {
            switch (arguments.word("option")) {
                case "NAME" -> name = Optional.of(arguments.name());
                case "COUNT" -> count = arguments.smallNumber("count");
                default ->
                        throw new IllegalArgumentException("the options are NAME name and COUNT n");
            }
        }
        return rows.of(name, count);
    }

    /// A request whose arguments, if there are any, mean nothing here.
    private Request whatever(Request request) {
        arguments.skipRest();
        return request;
    }

    private static Request.Invalid invalid(String message) {
        return new Request.Invalid(ErrorWord.ERR, message);
    }
}
