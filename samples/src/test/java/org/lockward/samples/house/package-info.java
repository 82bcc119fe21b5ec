/// The rules that hold for the source text of every module: one format, bounded sizes.
@NullMarked
package org.lockward.samples.house;

import org.jspecify.annotations.NullMarked;
