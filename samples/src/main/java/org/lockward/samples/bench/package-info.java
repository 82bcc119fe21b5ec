/// The benchmark: lockd beside Redis, PostgreSQL and etcd, over mutual TLS with certificates of our
/// own CA, on one machine in one run. `docs/benchmarks.md` says how to read it.
@NullMarked
package org.lockward.samples.bench;

import org.jspecify.annotations.NullMarked;
