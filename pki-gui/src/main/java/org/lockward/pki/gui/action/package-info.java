/// What a person can do: one registry for buttons, palette and "Copy as command".
@NullMarked
package org.lockward.pki.gui.action;

import org.jspecify.annotations.NullMarked;
