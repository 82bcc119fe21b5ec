/// The screen of the CA itself: who it is, whom nodes believe, what is revoked.
@NullMarked
package org.lockward.pki.gui.authority;

import org.jspecify.annotations.NullMarked;
