package org.lockward.lock.cli;

import org.lockward.lock.client.Standing;
import org.lockward.lock.client.Standing.Holder;
import org.lockward.lock.client.Standing.Party;
import org.lockward.lock.client.Standing.Waiter;

import java.util.stream.Collectors;

/// `lock status -o json`: one line, schema `lockward.locks/v1`. Tokens are strings: a 64-bit number
/// does not survive every JSON reader.
final class Json {

    private Json() {}

    static String of(Standing standing) {
        return "{\"schema\":\"lockward.locks/v1\",\"held\":%d,\"awaited\":%d,\"holders\":[%s],\"waiters\":[%s]}"
                .formatted(
                        standing.held(),
                        standing.awaited(),
                        standing.holders().stream()
                                .map(Json::holder)
                                .collect(Collectors.joining(",")),
                        standing.waiters().stream()
                                .map(Json::waiter)
                                .collect(Collectors.joining(",")));
    }

    private static String holder(Holder holder) {
        return "{\"name\":%s,\"mode\":%s,\"token\":\"%d\",\"held_ms\":%d,%s}"
                .formatted(
                        string(holder.name()),
                        string(holder.mode()),
                        holder.token(),
                        holder.age().toMillis(),
                        party(holder.party()));
    }

    private static String waiter(Waiter waiter) {
        return "{\"name\":%s,\"mode\":%s,\"position\":%d,\"waited_ms\":%d,%s}"
                .formatted(
                        string(waiter.name()),
                        string(waiter.mode()),
                        waiter.position(),
                        waiter.age().toMillis(),
                        party(waiter.party()));
    }

    private static String party(Party party) {
        return "\"node\":%s,\"claimed\":%s,\"address\":%s"
                .formatted(string(party.owner()), string(party.claimed()), string(party.address()));
    }

    /// RFC 8259, section 7: quotation mark, reverse solidus and control characters are escaped.
    private static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars()
                .forEach(c -> {
                    if (c < ' ' || c == '"' || c == '\\' || c > '~') {
                        json.append("\\u%04x".formatted(c));
                    } else {
                        json.append((char) c);
                    }
                });
        return json.append('"').toString();
    }
}
