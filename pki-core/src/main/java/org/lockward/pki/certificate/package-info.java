/// X.509 as values: serial numbers, validity, key usage, chains, PEM.
@NullMarked
package org.lockward.pki.certificate;

import org.jspecify.annotations.NullMarked;
