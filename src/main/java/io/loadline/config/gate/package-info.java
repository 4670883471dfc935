/**
 * Joins what the code says with {@code loadline.*} overrides, placeholders and switches, reads how
 * much load is driven and what is promised, checks these against each other and the call, and puts
 * a gate together: the one endpoint of a test, or each of several. Says of each value where it came
 * from.
 */
@NullMarked
package io.loadline.config.gate;

import org.jspecify.annotations.NullMarked;
