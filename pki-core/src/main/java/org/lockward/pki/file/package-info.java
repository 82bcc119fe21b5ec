/// Files on disk: read with a bound, written whole or not at all, created with their final mode.
/// May import `problem` only.
@NullMarked
package org.lockward.pki.file;

import org.jspecify.annotations.NullMarked;
