/// What is asked for, in the words of RFC 7030, and what came of it. May import `problem`, `name`,
/// `pem`, `key`, `certificate`.
@NullMarked
package org.lockward.pki.enrollment;

import org.jspecify.annotations.NullMarked;
