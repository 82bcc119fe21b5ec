/// The contract of the inventory, and what is special about keeping it in H2.
@NullMarked
package org.lockward.pki.inventory.jdbc;

import org.jspecify.annotations.NullMarked;
