/// Takes local processes to a distant daemon: a UNIX socket here, mutual TLS from here on.
@NullMarked
package org.lockward.lock.agent;

import org.jspecify.annotations.NullMarked;
