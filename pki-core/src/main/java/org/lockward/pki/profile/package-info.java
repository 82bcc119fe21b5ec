/// Policy: what may be issued, validated once. May import `problem` and the values `name`, `key`,
/// `certificate`, `enrollment`.
@NullMarked
package org.lockward.pki.profile;

import org.jspecify.annotations.NullMarked;
