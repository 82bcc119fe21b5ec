package org.lockward.pki.inventory.jdbc;

import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.inventory.Progress;
import org.lockward.pki.inventory.SearchTokens;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// A [NodeQuery] as SQL. Each order of the result is the order of an index.
record NodeSearch(String where, List<Object> arguments, String order) {

    static NodeSearch of(NodeQuery query, Instant now) {
        List<String> conditions = new ArrayList<>(List.of("serial IS NOT NULL"));
        List<Object> arguments = new ArrayList<>();
        query.state().ifPresent(state -> addState(state, now, conditions, arguments));
        query.expiresIn()
                .ifPresent(within -> {
                    conditions.add("state = 'ACTIVE' AND not_after <= ?");
                    arguments.add(now.plus(within));
                });
        query.expiry()
                .ifPresent(window -> {
                    conditions.add("state = 'ACTIVE' AND not_after >= ? AND not_after < ?");
                    arguments.add(window.from());
                    arguments.add(window.to());
                });
        query.progress().ifPresent(progress -> addProgress(progress, now, conditions, arguments));
        query.labels()
                .forEach((name, value) -> {
                    conditions.add(
                            "id IN (SELECT node FROM node_label"
                                    + " WHERE name = ? AND \"VALUE\" = ?)");
                    arguments.add(name);
                    arguments.add(value);
                });
        query.match()
                .ifPresent(text -> {
                    conditions.add(
                            "id IN (SELECT node FROM search_token"
                                    + " WHERE token >= ? AND token < ?)");
                    arguments.add(SearchTokens.normalize(text));
                    arguments.add(SearchTokens.normalize(text) + Character.MAX_VALUE);
                });
        return new NodeSearch(String.join(" AND ", conditions), arguments, order(query));
    }

    private static void addState(
            NodeState state, Instant now, List<String> conditions, List<Object> arguments) {
        switch (state) {
            case ACTIVE -> conditions.add("state = 'ACTIVE' AND not_after >= ?");
            case EXPIRED -> conditions.add("state = 'ACTIVE' AND not_after < ?");
            case REVOKED -> conditions.add("state = 'REVOKED'");
        }
        if (state != NodeState.REVOKED) {
            // The last second counts until it is over.
            arguments.add(now.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    private static void addProgress(
            Progress progress, Instant now, List<String> conditions, List<Object> arguments) {
        switch (progress) {
            case NOT_DEPLOYED -> {
                addState(NodeState.ACTIVE, now, conditions, arguments);
                conditions.add("deployed_serial IS DISTINCT FROM serial");
            }
            case DRIFTED ->
                    conditions.add(
                            "served_serial IS NOT NULL"
                                    + " AND served_serial IS DISTINCT FROM deployed_serial");
        }
    }

    /// With the state given, the index by state is also one by expiry.
    private static String order(NodeQuery query) {
        return switch (query.sort()) {
            case ID -> "id";
            case EXPIRY ->
                    query.state().isPresent()
                                    || query.expiresIn().isPresent()
                                    || query.expiry().isPresent()
                            ? "state, not_after, id"
                            : "not_after, id";
            case ISSUED -> "issued_at DESC, id";
        };
    }

    String statement() {
        return NodeTable.COLUMNS + "WHERE " + where + " ORDER BY " + order;
    }

    List<NodeRecord> run(Sql sql, Instant now) {
        return sql.query(statement(), row -> NodeTable.record(row, now), arguments.toArray());
    }
}
