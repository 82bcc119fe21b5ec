package org.lockward.pki.gui.issue;

import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Files that are dropped onto a form.
final class IssueDrop {

    private IssueDrop() {}

    /// From now on `dropped` gets the files that somebody drops onto `target`.
    static void onto(Node target, Consumer<List<Path>> dropped) {
        target.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        target.setOnDragDropped(event -> drop(event, dropped));
    }

    private static void drop(DragEvent event, Consumer<List<Path>> dropped) {
        boolean files = event.getDragboard().hasFiles();
        if (files) {
            dropped.accept(
                    event.getDragboard().getFiles().stream().map(file -> file.toPath()).toList());
        }
        event.setDropCompleted(files);
        event.consume();
    }
}
