/// Programs and libraries that others wrote for Redis, unchanged, against the real daemon.
@NullMarked
package org.lockward.lock.stock;

import org.jspecify.annotations.NullMarked;
