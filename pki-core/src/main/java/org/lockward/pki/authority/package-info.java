/// The front door of the library: one certification authority and its directory on disk.
@NullMarked
package org.lockward.pki.authority;

import org.jspecify.annotations.NullMarked;
