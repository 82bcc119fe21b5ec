/// The screen of what was done: the audit record.
@NullMarked
package org.lockward.pki.gui.activity;

import org.jspecify.annotations.NullMarked;
