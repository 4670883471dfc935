/** Statistics of a run, and of several beside each other: bounds and tests. Pure functions. */
@NullMarked
package io.loadline.stats;

import org.jspecify.annotations.NullMarked;
