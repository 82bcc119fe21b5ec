/// Real material for tests: certificates, revocation lists and bundles made by OpenSSL.
@NullMarked
package org.lockward.lock.testbed;

import org.jspecify.annotations.NullMarked;
