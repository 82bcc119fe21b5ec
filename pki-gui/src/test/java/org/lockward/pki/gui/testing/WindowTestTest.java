package org.lockward.pki.gui.testing;

import static javafx.scene.input.KeyCode.SPACE;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;

class WindowTestTest extends WindowTest {

    @Test
    void clicks_are_counted_and_typing_is_not() {
        show(WindowTestTest::form);
        clicks.click("sample-name").type("node-a").click("sample-apply");
        assertEquals(2, clicks.count());
        assertEquals("node-a", clicks.node("sample-done", Label.class).getText());
    }

    @Test
    void the_same_with_keys_needs_no_click() {
        show(WindowTestTest::form);
        clicks.tabTo("sample-name").type("node-b").tabTo("sample-apply").press(SPACE);
        assertEquals(0, clicks.count());
        assertEquals("node-b", clicks.node("sample-done", Label.class).getText());
    }

    @Test
    void a_picture_is_a_png() throws Exception {
        show(WindowTestTest::form);
        takePictures("sample");
        byte[] png = Files.readAllBytes(Path.of("target", "pictures", "sample-dark.png"));
        assertEquals((byte) 0x89, png[0]);
        assertTrue(png.length > 1_000, png.length + " bytes");
    }

    @Test
    void a_blank_picture_fails() {
        show(StackPane::new);
        var blank = assertThrows(AssertionError.class, () -> takePictures("nothing"));
        assertTrue(String.valueOf(blank.getMessage()).startsWith("nothing is blank in light"));
    }

    private static VBox form() {
        TextField name = new TextField();
        name.setId("sample-name");
        Label done = new Label("The name of a node, then Apply.");
        done.setId("sample-done");
        Button apply = new Button("Apply");
        apply.setId("sample-apply");
        apply.setOnAction(_ -> done.setText(name.getText()));
        return new VBox(10, new Label("Node"), name, apply, done);
    }
}
