/// What a daemon counts, and how Prometheus reads it.
@NullMarked
package org.lockward.lock.metrics;

import org.jspecify.annotations.NullMarked;
