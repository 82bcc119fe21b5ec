package org.lockward.lock.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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

    private static List<String> arguments(Request request) {
        return switch (request) {
            case Request.Hello hello -> hello(hello);
            case Request.Lock lock -> lock(lock);
            case Request.Cancel cancel -> List.of("CANCEL", Long.toString(cancel.id()));
            case Request.Unlock unlock ->
                    List.of("UNLOCK", unlock.name().text(), Long.toString(unlock.token()));
            case Request.Check check ->
                    List.of("CHECK", check.name().text(), Long.toString(check.token()));
            case Request.Locks locks -> List.of("LOCKS", "COUNT", Integer.toString(locks.count()));
            case Request.Waiters waiters ->
                    List.of("WAITERS", "COUNT", Integer.toString(waiters.count()));
            case Request.Lease lease ->
                    List.of("SESSION", "LEASE", Long.toString(lease.lease().toMillis()));
            case Request.SessionId id -> List.of("SESSION", "ID");
            case Request.SetName name -> List.of("CLIENT", "SETNAME", name.name());
            case Request.SetInfo info -> List.of("CLIENT", "SETINFO", "LIB-NAME", "lockward");
            case Request.Info info -> List.of("INFO");
            case Request.Ping ping ->
                    ping.text().map(t -> List.of("PING", t)).orElse(List.of("PING"));
            case Request.Command command -> List.of("COMMAND");
            case Request.Quit quit -> List.of("QUIT");
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
        lock.patience()
                .ifPresent(wait -> {
                    if (wait.isZero()) {
                        arguments.add("NOWAIT");
                    } else {
                        arguments.addAll(List.of("WAIT", Long.toString(wait.toMillis())));
                    }
                });
        lock.id().ifPresent(id -> arguments.addAll(List.of("ID", Long.toString(id))));
        return arguments;
    }
}
