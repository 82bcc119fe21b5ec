package org.lockward.lock.cli;

import org.lockward.lock.client.Standing;
import org.lockward.lock.client.Standing.Holder;
import org.lockward.lock.client.Standing.Party;
import org.lockward.lock.client.Standing.Share;
import org.lockward.lock.client.Standing.Waiter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Who holds and who waits, as text.
enum StandingText {
    TABLE {
        @Override
        String of(Standing standing) {
            StringBuilder text = new StringBuilder();
            List<String[]> rows = rows(standing);
            int[] widths = widths(rows);
            for (String[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    text.append(row[i]).repeat(' ', widths[i] - row[i].length() + 2);
                }
                text.setLength(text.toString().stripTrailing().length());
                text.append('\n');
            }
            return text.append(standing.held())
                    .append(" held, ")
                    .append(standing.awaited())
                    .append(" awaited\n")
                    .toString();
        }

        @Override
        String again(Standing standing) {
            return "\n" + of(standing);
        }
    },
    JSON {
        @Override
        String of(Standing standing) {
            return Json.of(standing) + "\n";
        }

        @Override
        String again(Standing standing) {
            return of(standing);
        }
    };

    abstract String of(Standing standing);

    /// As one of many, one after the other.
    abstract String again(Standing standing);

    static StandingText parse(String option) {
        return switch (option) {
            case "table" -> TABLE;
            case "json" -> JSON;
            default -> throw Usage.problem("--output is table or json", "");
        };
    }

    private static final String[] HEAD = {
        "RESOURCE", "TYPE", "STATE", "MODE", "UNITS", "ELEMENT", "NODE", "ADDRESS", "FOR", "TOKEN"
    };

    private static List<String[]> rows(Standing standing) {
        List<String[]> rows = new ArrayList<>();
        rows.add(HEAD);
        for (Holder h : standing.holders()) {
            String[] row = row(h.name(), "held", h.share(), h.party());
            row[8] = age(h.age());
            row[9] = Long.toString(h.token());
            rows.add(row);
        }
        for (Waiter w : standing.waiters()) {
            String state = (w.converting() ? "converts " : "waits ") + w.position();
            String[] row = row(w.name(), state, w.share(), w.party());
            row[8] = age(w.age());
            rows.add(row);
        }
        return rows;
    }

    private static String[] row(String name, String state, Share share, Party party) {
        return new String[] {
            name,
            Json.type(name),
            state,
            share.mode(),
            Long.toString(share.quantity()),
            share.element().orElse("-"),
            party.owner(),
            party.address(),
            "",
            ""
        };
    }

    private static int[] widths(List<String[]> rows) {
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        return widths;
    }

    private static String age(Duration age) {
        return age.toSeconds() < 60
                ? "%d.%ds".formatted(age.toSeconds(), age.toMillisPart() / 100)
                : "%dm%02ds".formatted(age.toMinutes(), age.toSecondsPart());
    }
}
