/// What a person asks of the CA, as values: the command line parses them, the desktop makes them.
@NullMarked
package org.lockward.pki.act;

import org.jspecify.annotations.NullMarked;
