/// What tests share: a CA at a fixed time, real programs, hostile files.
@NullMarked
package org.lockward.pki.testing;

import org.jspecify.annotations.NullMarked;
