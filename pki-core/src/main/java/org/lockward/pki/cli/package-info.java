/// The `pki` command: parses, calls the authority once, prints. Nothing imports it.
///
/// One file a subcommand. Results go to stdout, all else to stderr. Only [Pki] ends the process,
/// and only [ProblemHandler] turns a failure into lines and an exit code.
@NullMarked
package org.lockward.pki.cli;

import org.jspecify.annotations.NullMarked;
