/// What went wrong, told to people. A leaf: it imports nothing of ours.
@NullMarked
package org.lockward.lock.problem;

import org.jspecify.annotations.NullMarked;
