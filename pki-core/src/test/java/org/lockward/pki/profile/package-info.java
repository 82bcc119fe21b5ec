@NullMarked
package org.lockward.pki.profile;

import org.jspecify.annotations.NullMarked;
