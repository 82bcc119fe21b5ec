package org.lockward.pki.gui.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Pictures of the screens, written to `target/pictures`, for people to look at.
public final class Pictures {

    private static final Path FOLDER = Path.of("target", "pictures");

    /// A window with one line of text has more pixels off its background than this.
    private static final double LEAST_INK = 0.002;

    private Pictures() {}

    /// Writes `target/pictures/<screen>-<look>.png`; fails when nothing is drawn.
    public static Path write(Scene scene, String screen, Look look) {
        WritableImage image = Waiting.onScreen(() -> scene.snapshot(null));
        assertTrue(ink(image) > LEAST_INK, screen + " is blank in " + look.text());
        try {
            Files.createDirectories(FOLDER);
            Path file = FOLDER.resolve(screen + "-" + look.text() + ".png");
            return Files.write(file, Png.encode(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How much of the picture does not have its most frequent colour.
    static double ink(WritableImage image) {
        Map<Integer, Integer> counts = new HashMap<>();
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                counts.merge(pixels.getArgb(x, y), 1, Integer::sum);
            }
        }
        int most = counts.values().stream().max(Integer::compare).orElseThrow();
        return 1 - most / (image.getWidth() * image.getHeight());
    }
}
