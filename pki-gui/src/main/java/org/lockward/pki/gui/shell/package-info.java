/// The window around the screens.
///
/// Icons are those of Material Icons, outlined: `mdoal-dns`, `mdomz-search`.
@NullMarked
package org.lockward.pki.gui.shell;

import org.jspecify.annotations.NullMarked;
