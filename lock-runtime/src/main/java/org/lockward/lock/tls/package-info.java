/// A node bundle becomes TLS, and the certificate that a peer shows becomes its identity. Knows the
/// bundle format and nothing else of the PKI; Netty only where the server's context is made.
@NullMarked
package org.lockward.lock.tls;

import org.jspecify.annotations.NullMarked;
