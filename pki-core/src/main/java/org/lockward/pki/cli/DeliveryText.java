package org.lockward.pki.cli;

import org.lockward.pki.authority.Delivery;
import org.lockward.pki.deployment.Endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A bundle that was brought to its place, for people and for programs.
final class DeliveryText {

    private DeliveryText() {}

    static Result.One of(Delivery delivery) {
        return new Result.One(
                "lockward.deployment/v1", fields(delivery), Table.pairs(lines(delivery)));
    }

    static Map<String, Object> fields(Delivery delivery) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("unique_id", delivery.request().node());
        fields.put("destination", delivery.request().to().text());
        fields.put("serial_number", delivery.serial().hex());
        fields.put("served_by", service(delivery));
        fields.put("protocol", delivery.served().map(served -> served.protocol()));
        return fields;
    }

    /// Who proved it.
    private static Optional<Endpoint> service(Delivery delivery) {
        return delivery.served().flatMap(_ -> delivery.request().service());
    }

    static List<List<String>> lines(Delivery delivery) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("deployed", delivery.serial() + " of " + delivery.request().node()));
        lines.add(List.of("to", delivery.request().to().text()));
        delivery.served()
                .ifPresent(served ->
                        lines.add(
                                List.of(
                                        "served",
                                        "by %s, %s"
                                                .formatted(
                                                        service(delivery).orElseThrow(),
                                                        served.protocol()))));
        return lines;
    }
}
