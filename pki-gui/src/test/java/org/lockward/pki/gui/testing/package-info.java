/// What the tests of every screen share: the real window, counted clicks, pictures, a fleet.
@NullMarked
package org.lockward.pki.gui.testing;

import org.jspecify.annotations.NullMarked;
