/// JSON (RFC 8259), written and read on one line. A leaf: it imports nothing of ours.
@NullMarked
package org.lockward.pki.json;

import org.jspecify.annotations.NullMarked;
