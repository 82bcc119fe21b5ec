/// The audit record: what was done, when, by whom; append-only, each entry chained to the one
/// before.
@NullMarked
package org.lockward.pki.audit;

import org.jspecify.annotations.NullMarked;
