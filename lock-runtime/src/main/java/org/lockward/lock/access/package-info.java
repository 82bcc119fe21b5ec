/// Which node may lock what: rules in a file that is followed.
@NullMarked
package org.lockward.lock.access;

import org.jspecify.annotations.NullMarked;
