package org.lockward.pki.gui.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Everything that a search looks at, of all rows one behind the other in one text: then a search
/// reads memory from front to back, and 50,000 rows take a few milliseconds. Never changes. Any
/// thread may call it.
final class SearchText {

    static final SearchText NONE = of(List.of());

    private final List<FleetRow> rows;
    private final String text;

    /// Where the text of each row begins.
    private final int[] starts;

    private SearchText(List<FleetRow> rows, String text, int[] starts) {
        this.rows = rows;
        this.text = text;
        this.starts = starts;
    }

    /// The rows in the order in which a search gives them.
    static SearchText of(List<FleetRow> rows) {
        int[] starts = new int[rows.size()];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < starts.length; i++) {
            starts[i] = text.length();
            text.append(rows.get(i).tokens());
        }
        return new SearchText(rows, text.toString(), starts);
    }

    /// The rows of which a token begins with this text, as `SearchTokens` normalizes it.
    List<FleetRow> find(String normalized) {
        String wanted = FleetRow.BREAK + normalized;
        List<FleetRow> found = new ArrayList<>();
        int at = text.indexOf(wanted);
        while (at >= 0) {
            int row = row(at);
            found.add(rows.get(row));
            at = row + 1 < starts.length ? text.indexOf(wanted, starts[row + 1]) : -1;
        }
        return found;
    }

    private int row(int position) {
        int found = Arrays.binarySearch(starts, position);
        return found >= 0 ? found : -found - 2;
    }
}
