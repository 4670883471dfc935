/**
 * Joins what the code says with {@code loadline.*} overrides, placeholders and switches, and puts a
 * gate together from its parts: the one endpoint of a test, or each of several. Says of each value
 * where it came from.
 */
@NullMarked
package io.loadline.config.gate;

import org.jspecify.annotations.NullMarked;
