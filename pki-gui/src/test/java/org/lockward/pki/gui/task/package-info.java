@NullMarked
package org.lockward.pki.gui.task;

import org.jspecify.annotations.NullMarked;
