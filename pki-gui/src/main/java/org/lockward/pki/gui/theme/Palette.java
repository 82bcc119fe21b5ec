package org.lockward.pki.gui.theme;

import java.util.ArrayList;
import java.util.List;

/// Which colour stands on which: the variables of the themes that text and icons are drawn with,
/// and those behind them. Each pair needs a contrast of 4.5:1 or more in both themes (WCAG 2.2,
/// success criterion 1.4.3).
public final class Palette {

    /// Two variables of a theme.
    ///
    /// @param foreground of text and icons: `-color-fg-default`
    /// @param background what they stand on: `-color-bg-default`
    /// @param behind what the background lies on, where it is not opaque
    public record Pair(String foreground, String background, String behind) {}

    private static final String DEFAULT = "-color-bg-default";
    private static final String SUBTLE = "-color-bg-subtle";

    private static final List<String> TEXT =
            List.of(
                    "-color-fg-default",
                    "-color-fg-muted",
                    "-color-accent-fg",
                    "-color-success-fg",
                    "-color-warning-fg",
                    "-color-danger-fg");

    private Palette() {}

    /// All pairs that are used.
    public static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (String text : TEXT) {
            pairs.add(new Pair(text, DEFAULT, DEFAULT));
            pairs.add(new Pair(text, SUBTLE, SUBTLE));
        }
        for (String tone : List.of("accent", "success", "warning", "danger")) {
            String behind = "-color-" + tone + "-subtle";
            pairs.add(new Pair("-color-" + tone + "-fg", behind, DEFAULT));
            pairs.add(new Pair("-color-fg-default", behind, DEFAULT));
        }
        // The place in front, in the sidebar.
        pairs.add(new Pair("-color-fg-default", "-color-accent-subtle", SUBTLE));
        pairs.add(new Pair("-color-accent-fg", "-color-accent-subtle", SUBTLE));
        // The one button of a form.
        pairs.add(new Pair("-color-fg-emphasis", "-color-accent-emphasis", DEFAULT));
        pairs.add(new Pair("-color-fg-emphasis", "-color-danger-emphasis", DEFAULT));
        return List.copyOf(pairs);
    }
}
