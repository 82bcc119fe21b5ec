package org.lockward.pki.gui.issue;

import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import org.lockward.pki.fleet.NodeList;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    /// The node that the one file is a request for; empty when it is a list, or more than one file.
    /// Reads the file: not for the screen's thread.
    static Optional<NodeList.Row> request(List<Path> files) {
        if (files.size() > 1) {
            return Optional.empty();
        }
        NodeList list = NodeList.ofFile(files.getFirst());
        return list.rows().stream()
                .findFirst()
                .filter(row -> row.csr().equals(Optional.of(files.getFirst())));
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
