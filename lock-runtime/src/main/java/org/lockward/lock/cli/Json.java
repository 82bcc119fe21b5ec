package org.lockward.lock.cli;

import org.lockward.lock.client.Standing;
import org.lockward.lock.client.Standing.Holder;
import org.lockward.lock.client.Standing.Party;
import org.lockward.lock.client.Standing.Share;
import org.lockward.lock.client.Standing.Waiter;
import org.lockward.lock.resource.ResourceName;

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
        return "{\"name\":%s,%s,\"token\":\"%d\",\"held_ms\":%d,%s}"
                .formatted(
                        string(holder.name()),
                        share(holder.name(), holder.share()),
                        holder.token(),
                        holder.age().toMillis(),
                        party(holder.party()));
    }

    private static String waiter(Waiter waiter) {
        return "{\"name\":%s,%s,\"position\":%d,\"converting\":%b,\"waited_ms\":%d,%s}"
                .formatted(
                        string(waiter.name()),
                        share(waiter.name(), waiter.share()),
                        waiter.position(),
                        waiter.converting(),
                        waiter.age().toMillis(),
                        party(waiter.party()));
    }

    private static String share(String name, Share share) {
        return "\"mode\":%s,\"type\":%s,\"quantity\":%d,\"element\":%s"
                .formatted(
                        string(share.mode()),
                        string(type(name)),
                        share.quantity(),
                        share.element().map(Json::string).orElse("null"));
    }

    /// The type that a name stands for; a dash for one of a family that is not ours.
    static String type(String name) {
        try {
            return ResourceName.parse(name).type().text();
        } catch (IllegalArgumentException e) {
            return "-";
        }
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
