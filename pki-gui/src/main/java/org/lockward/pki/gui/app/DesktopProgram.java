package org.lockward.pki.gui.app;

import javafx.application.Application;

import org.lockward.pki.cli.Desktop;
import org.lockward.pki.cli.DesktopStart;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.ArrayList;
import java.util.List;

/// What `pki gui` opens.
public final class DesktopProgram implements Desktop {

    private static final String IN_MEMORY = "Headless";

    /// `Unavailable` without a display, or where GTK is missing.
    @Override
    public void open(DesktopStart start) {
        requireDisplay(start);
        List<String> arguments = new ArrayList<>(List.of("--home=" + start.home()));
        if (start.homeSaid()) {
            arguments.add("--named-home");
        }
        try {
            Application.launch(LockwardApplication.class, arguments.toArray(String[]::new));
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            throw new PkiException.Unavailable(problem(String.valueOf(e.getMessage())), e);
        }
    }

    /// JavaFX's own message, from a thread of its own, would be a stack trace.
    private static void requireDisplay(DesktopStart start) {
        boolean inMemory = IN_MEMORY.equals(System.getProperty("glass.platform"));
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        String display = start.environment().getOrDefault("DISPLAY", "");
        if (linux && !inMemory && display.isEmpty()) {
            throw new PkiException.Unavailable(problem("DISPLAY is not set"));
        }
    }

    private static Problem problem(String why) {
        return new Problem(
                "the desktop program cannot open a window",
                why,
                "it needs a graphical desktop with GTK 3 (Debian: libgtk-3-0); over SSH use ssh -X,"
                        + " or the commands: pki --help");
    }
}
