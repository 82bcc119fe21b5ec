package org.lockward.pki.file;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// Turns what the operating system says about a file into what a person can act on.
public final class FileFailure {

    private FileFailure() {}

    /// The failure of reading `file`: missing is bad input, not permitted is forbidden, all else is
    /// unavailable.
    public static PkiException reading(Path file, IOException cause) {
        return of("cannot read " + file, cause);
    }

    /// The failure of writing `file`.
    public static PkiException writing(Path file, IOException cause) {
        return of("cannot write " + file, cause);
    }

    private static PkiException of(String what, IOException cause) {
        return switch (cause) {
            case NoSuchFileException e ->
                    new PkiException.InvalidInput(
                            new Problem(what, "there is no " + e.getFile(), ""), e);
            case NotDirectoryException e ->
                    new PkiException.InvalidInput(
                            new Problem(what, e.getFile() + " is not a directory", ""), e);
            case AccessDeniedException e ->
                    new PkiException.Forbidden(
                            new Problem(
                                    what,
                                    "permission denied: " + e.getFile(),
                                    "run it as the owner, or see: ls -ld " + e.getFile()),
                            e);
            default -> new PkiException.Unavailable(new Problem(what, reason(cause), ""), cause);
        };
    }

    private static String reason(IOException cause) {
        String reason = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }
}
