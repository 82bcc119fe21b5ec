package org.lockward.pki.cli;

/// The desktop program, which `pki gui` finds on the class path with `java.util.ServiceLoader`.
public interface Desktop {

    /// Opens the window and returns when the user has closed it.
    ///
    /// @throws org.lockward.pki.problem.PkiException when it cannot open, as without a display; it
    ///   becomes the lines on stderr and the exit code
    void open(DesktopStart start);
}
