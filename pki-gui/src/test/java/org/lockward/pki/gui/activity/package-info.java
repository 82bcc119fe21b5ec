@NullMarked
package org.lockward.pki.gui.activity;

import org.jspecify.annotations.NullMarked;
