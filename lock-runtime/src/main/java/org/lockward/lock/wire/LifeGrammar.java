package org.lockward.lock.wire;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The requests about the life of a session, from words and to words.
final class LifeGrammar {

    private LifeGrammar() {}

    static Request release(Arguments arguments) {
        return switch (arguments.word("disconnect or lease")) {
            case "DISCONNECT" -> new Request.Life(new LifeRequest.Release(false));
            case "LEASE" -> new Request.Life(new LifeRequest.Release(true));
            default ->
                    throw new IllegalArgumentException(
                            "RELEASE is followed by disconnect or lease");
        };
    }

    static Request attach(Arguments arguments) {
        long session = arguments.number("session");
        return new Request.Life(
                new LifeRequest.Attach(session, new Secret(arguments.take("secret"))));
    }

    static Request reclaim(Arguments arguments) {
        ResourceName name = arguments.name();
        long token = arguments.number("token");
        LockMode mode = arguments.mode();
        Secret receipt = new Secret(arguments.take("receipt"));
        int quantity = 1;
        Optional<String> element = Optional.empty();
        while (arguments.more()) {
            switch (arguments.word("option")) {
                case "QUANTITY" -> quantity = arguments.smallNumber("quantity");
                case "ELEMENT" -> element = Optional.of(arguments.take("element"));
                default ->
                        throw new IllegalArgumentException(
                                "the options are QUANTITY n and ELEMENT e");
            }
        }
        return new Request.Life(
                new LifeRequest.Reclaim(name, token, mode, receipt, quantity, element));
    }

    static List<String> words(LifeRequest request) {
        return switch (request) {
            case LifeRequest.Release(boolean atLeaseEnd) ->
                    List.of("SESSION", "RELEASE", atLeaseEnd ? "lease" : "disconnect");
            case LifeRequest.Attach(long session, Secret secret) ->
                    List.of("SESSION", "ATTACH", Long.toString(session), secret.hex());
            case LifeRequest.Reclaim reclaim -> reclaim(reclaim);
        };
    }

    private static List<String> reclaim(LifeRequest.Reclaim reclaim) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "RECLAIM",
                                reclaim.name().text(),
                                Long.toString(reclaim.token()),
                                reclaim.mode().name(),
                                reclaim.receipt().hex()));
        if (reclaim.quantity() != 1) {
            words.addAll(List.of("QUANTITY", Integer.toString(reclaim.quantity())));
        }
        reclaim.element().ifPresent(element -> words.addAll(List.of("ELEMENT", element)));
        return words;
    }
}
