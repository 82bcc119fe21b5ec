package org.lockward.pki.gui.testing;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Contrast as WCAG 2.2 defines it. For the screen's thread only.
public final class Contrast {

    /// Success criterion 1.4.3, for text.
    public static final double TEXT = 4.5;

    /// Success criterion 1.4.11, for what is not text: icons, focus rings.
    public static final double GRAPHICS = 3;

    private Contrast() {}

    /// Between 1 and 21.
    public static double ratio(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /// "Relative luminance".
    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /// What one sees of a colour that lets some of another through.
    public static Color over(Color above, Color below) {
        return Color.color(
                mixed(above.getRed(), below.getRed(), above.getOpacity()),
                mixed(above.getGreen(), below.getGreen(), above.getOpacity()),
                mixed(above.getBlue(), below.getBlue(), above.getOpacity()));
    }

    private static double mixed(double above, double below, double opacity) {
        return Math.clamp(above * opacity + below * (1 - opacity), 0, 1);
    }

    /// Every text of the scene that is below 4.5:1 on what lies behind it; what is disabled is
    /// exempt.
    public static Set<String> unreadable(Scene scene) {
        Set<String> found = new TreeSet<>();
        scene.getRoot().applyCss();
        collect(scene.getRoot(), found);
        return found;
    }

    private static void collect(Node node, Set<String> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node instanceof Labeled labeled) {
            judge(labeled, found);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static void judge(Labeled node, Set<String> found) {
        if (node.getText() == null
                || node.getText().isBlank()
                || !(node.getTextFill() instanceof Color text)) {
            return;
        }
        Color behind = behind(node);
        double ratio = ratio(over(text, behind), behind);
        if (ratio < TEXT) {
            found.add(
                    String.format(
                            Locale.ROOT,
                            "%s \"%s\": %.2f, %s on %s",
                            node.getStyleClass(),
                            node.getText(),
                            ratio,
                            text,
                            behind));
        }
    }

    /// The node's own background over those of all that it lies in.
    private static Color behind(Node node) {
        Color below = node.getParent() == null ? Color.WHITE : behind(node.getParent());
        if (node instanceof Region region && region.getBackground() != null) {
            List<BackgroundFill> fills = region.getBackground().getFills();
            for (BackgroundFill fill : fills) {
                if (fill.getFill() instanceof Color colour) {
                    below = over(colour, below);
                }
            }
        }
        return below;
    }
}
