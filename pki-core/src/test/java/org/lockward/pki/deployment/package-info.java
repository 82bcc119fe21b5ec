/// Bundles on the disk, and services that serve them or do not.
@NullMarked
package org.lockward.pki.deployment;

import org.jspecify.annotations.NullMarked;
