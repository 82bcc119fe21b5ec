/// What forms are made of: fields that know what their text means, and how they are drawn.
@NullMarked
package org.lockward.pki.gui.form;

import org.jspecify.annotations.NullMarked;
