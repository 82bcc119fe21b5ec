package org.lockward.pki.gui.app;

import org.lockward.pki.cli.Pki;

import java.util.stream.Stream;

/// `pki-gui`, the launcher of the package: `pki gui` with the options that follow.
public final class PkiGui {

    private PkiGui() {}

    public static void main(String[] arguments) {
        Pki.main(Stream.concat(Stream.of("gui"), Stream.of(arguments)).toArray(String[]::new));
    }
}
