package org.lockward.pki.gui.form;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What was typed for one thing: the text, and what it means or what is wrong with it, read with
/// each keystroke. For the screen's thread only.
public final class Field<T> {

    private final Function<String, Optional<T>> reading;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<T>> value =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Problem>> problems =
            new ReadOnlyObjectWrapper<>(List.of());

    private Field(Function<String, Optional<T>> reading) {
        this.reading = reading;
        text.addListener((_, _, typed) -> read(typed));
        read(text.get());
    }

    /// One that has no value, and no problem either, until something is typed.
    public static <T> Field<T> required(Function<String, T> parse) {
        return new Field<>(
                typed -> typed.isEmpty() ? Optional.empty() : Optional.of(parse.apply(typed)));
    }

    /// One whose value is empty while nothing is typed.
    public static <T> Field<Optional<T>> optional(Function<String, T> parse) {
        return new Field<>(typed ->
                Optional.of(typed.isEmpty() ? Optional.empty() : Optional.of(parse.apply(typed))));
    }

    /// One that makes a value of any text, also of none.
    public static <T> Field<T> any(Function<String, T> parse) {
        return new Field<>(typed -> Optional.of(parse.apply(typed)));
    }

    private void read(String typed) {
        Optional<T> read = Optional.empty();
        List<Problem> wrong = List.of();
        try {
            read = reading.apply(typed.strip());
        } catch (PkiException e) {
            wrong = e.problems();
        }
        problems.set(wrong);
        value.set(read);
    }

    /// What is typed; may be set.
    public StringProperty text() {
        return text;
    }

    /// What it means; empty while it means nothing.
    public ReadOnlyObjectProperty<Optional<T>> value() {
        return value.getReadOnlyProperty();
    }

    /// What is wrong with it, in the words of whoever reads it.
    public ReadOnlyObjectProperty<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }
}
