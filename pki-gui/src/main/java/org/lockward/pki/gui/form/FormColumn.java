package org.lockward.pki.gui.form;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

import java.util.Objects;

/// What a form is filled in with, from top to bottom: always as wide as forms are, and as high as
/// its words then need, also where a scroll pane asks without a width.
public final class FormColumn extends VBox {

    private static final double SPACING = 12;

    public FormColumn(Node... content) {
        super(SPACING, content);
        setPrefWidth(FormGrid.WIDTH);
        getStylesheets()
                .add(
                        Objects.requireNonNull(FormColumn.class.getResource("form.css"))
                                .toExternalForm());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(width < 0 ? FormGrid.WIDTH : width);
    }
}
