/// The inventory in an embedded H2 database. The only package that knows java.sql and H2.
@NullMarked
package org.lockward.pki.inventory.jdbc;

import org.jspecify.annotations.NullMarked;
