/// What can be locked and how: lock modes and resource names. A leaf: it imports nothing of ours.
@NullMarked
package org.lockward.lock.resource;

import org.jspecify.annotations.NullMarked;
