/// The `pki` command as its users meet it: scenarios, hostile input, exit codes.
@NullMarked
package org.lockward.pki.cli;

import org.jspecify.annotations.NullMarked;
