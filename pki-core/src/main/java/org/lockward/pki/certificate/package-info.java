/// X.509 as values: serial numbers, validity, key usage, chains, files. May import `problem`,
/// `name`, `pem`, `key`.
@NullMarked
package org.lockward.pki.certificate;

import org.jspecify.annotations.NullMarked;
