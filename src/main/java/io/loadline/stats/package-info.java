/** Statistics of one run: bounds and tests for shares, percentiles and means. Pure functions. */
@NullMarked
package io.loadline.stats;

import org.jspecify.annotations.NullMarked;
