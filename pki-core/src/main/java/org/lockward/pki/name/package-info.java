/// Who a certificate is for: unique IDs, distinguished names, general names.
@NullMarked
package org.lockward.pki.name;

import org.jspecify.annotations.NullMarked;
