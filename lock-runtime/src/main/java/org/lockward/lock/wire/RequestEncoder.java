package org.lockward.lock.wire;

import org.lockward.lock.resource.ResourceName;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Requests to bytes, for clients.
public final class RequestEncoder {

    private RequestEncoder() {}

    /// The request as a RESP array of bulk strings.
    public static byte[] encode(Request request) {
        List<String> arguments = arguments(request);
        ByteSink out = new ByteSink(64);
        out.ascii('*').number(arguments.size()).crlf();
        for (String argument : arguments) {
            byte[] bytes = argument.getBytes(StandardCharsets.UTF_8);
            out.ascii('$').number(bytes.length).crlf().bytes(bytes).crlf();
        }
        return out.toByteArray();
    }

    /// What every short command says comes first: the table of a switch over types is made anew by
    /// each process, which costs more than all that a short command does.
    private static List<String> arguments(Request request) {
        if (request instanceof Request.Hello hello) {
            return hello(hello);
        }
        if (request instanceof Request.Lock lock) {
            return lock(lock);
        }
        if (request instanceof Request.Lease lease) {
            return lease(lease);
        }
        return request instanceof Request.Unlock unlock ? unlock(unlock) : others(request);
    }

    private static List<String> lease(Request.Lease lease) {
        return List.of("SESSION", "LEASE", Long.toString(lease.lease().toMillis()));
    }

    private static List<String> others(Request request) {
        return switch (request) {
            case Request.Hello hello -> hello(hello);
            case Request.Lock lock -> lock(lock);
            case Request.Cancel cancel -> List.of("CANCEL", Long.toString(cancel.id()));
            case Request.Unlock unlock -> unlock(unlock);
            case Request.Convert convert -> convert(convert);
            case Request.Check check ->
                    List.of("CHECK", check.name().text(), Long.toString(check.token()));
            case Request.Locks(var name, int count) -> rows("LOCKS", name, count);
            case Request.Waiters(var name, int count) -> rows("WAITERS", name, count);
            case Request.Lease lease -> lease(lease);
            case Request.Life(LifeRequest life) -> LifeGrammar.words(life);
            case Request.SessionId id -> List.of("SESSION", "ID");
            case Request.SetName name -> List.of("CLIENT", "SETNAME", name.name());
            case Request.SetInfo info -> List.of("CLIENT", "SETINFO", "LIB-NAME", "lockward");
            case Request.Info info -> List.of("INFO");
            case Request.Ping ping ->
                    ping.text().map(t -> List.of("PING", t)).orElse(List.of("PING"));
            case Request.Command command -> List.of("COMMAND");
            case Request.Quit quit -> List.of("QUIT");
            case Request.Admin admin -> admin(admin);
            case Request.Redis redis ->
                    throw new IllegalArgumentException("our clients do not say it: " + redis);
            case Request.Invalid invalid ->
                    throw new IllegalArgumentException("not a request: " + invalid.message());
        };
    }

    private static List<String> hello(Request.Hello hello) {
        List<String> arguments = new ArrayList<>(List.of("HELLO"));
        hello.protocol().ifPresent(version -> arguments.add(Integer.toString(version)));
        hello.name().ifPresent(name -> arguments.addAll(List.of("SETNAME", name)));
        return arguments;
    }

    private static List<String> lock(Request.Lock lock) {
        List<String> arguments =
                new ArrayList<>(List.of("LOCK", lock.name().text(), "MODE", lock.mode().name()));
        options(lock.options(), arguments);
        wait(lock.patience(), lock.id(), arguments);
        return arguments;
    }

    private static void options(LockOptions options, List<String> arguments) {
        options.type().ifPresent(type -> arguments.addAll(List.of("TYPE", type.text())));
        if (options.quantity() != 1) {
            arguments.addAll(List.of("QUANTITY", Integer.toString(options.quantity())));
        }
        if (!options.create()) {
            arguments.addAll(List.of("CREATE", "no"));
        }
        if (!options.idle().isZero()) {
            arguments.addAll(List.of("IDLE", Long.toString(options.idle().toMillis())));
        }
        options.lease()
                .ifPresent(lease ->
                        arguments.addAll(List.of("LEASE", Long.toString(lease.toMillis()))));
        if (options.noDeadlock()) {
            arguments.add("NODEADLOCK");
        }
    }

    private static List<String> convert(Request.Convert convert) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "CONVERT",
                                convert.name().text(),
                                Long.toString(convert.token()),
                                convert.mode().name()));
        wait(convert.patience(), convert.id(), arguments);
        return arguments;
    }

    private static void wait(Optional<Duration> patience, OptionalLong id, List<String> arguments) {
        patience.ifPresent(wait -> {
            if (wait.isZero()) {
                arguments.add("NOWAIT");
            } else {
                arguments.addAll(List.of("WAIT", Long.toString(wait.toMillis())));
            }
        });
        id.ifPresent(number -> arguments.addAll(List.of("ID", Long.toString(number))));
    }

    private static List<String> unlock(Request.Unlock unlock) {
        String token = Long.toString(unlock.token());
        return unlock.rollback()
                ? List.of("UNLOCK", unlock.name().text(), token, "ROLLBACK")
                : List.of("UNLOCK", unlock.name().text(), token);
    }

    private static List<String> rows(String command, Optional<ResourceName> name, int count) {
        String most = Integer.toString(count);
        return name.map(n -> List.of(command, "NAME", n.text(), "COUNT", most))
                .orElseGet(() -> List.of(command, "COUNT", most));
    }

    private static List<String> admin(Request.Admin admin) {
        return switch (admin) {
            case Request.Admin.Break(ResourceName name, long token) ->
                    List.of("BREAK", name.text(), Long.toString(token));
            case Request.Admin.Kill(long session) -> List.of("KILL", Long.toString(session));
            case Request.Admin.Stop(boolean now) -> now ? List.of("STOP", "NOW") : List.of("STOP");
            case Request.Admin.Reload reload -> List.of("RELOAD");
        };
    }
}
