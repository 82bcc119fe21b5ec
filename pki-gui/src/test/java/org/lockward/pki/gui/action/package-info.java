/// Tests of the registry of actions.
@NullMarked
package org.lockward.pki.gui.action;

import org.jspecify.annotations.NullMarked;
