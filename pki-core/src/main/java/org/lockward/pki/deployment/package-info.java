/// How material reaches a node: the bundle's files, their way to a destination, and the proof that
/// they are served. Meets the lock daemon in the bundle's format alone (`docs/bundle.md`).
@NullMarked
package org.lockward.pki.deployment;

import org.jspecify.annotations.NullMarked;
