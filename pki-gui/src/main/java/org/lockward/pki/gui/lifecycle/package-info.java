/// What happens to a node after it was issued: renew, rekey, deploy again, revoke.
@NullMarked
package org.lockward.pki.gui.lifecycle;

import org.jspecify.annotations.NullMarked;
