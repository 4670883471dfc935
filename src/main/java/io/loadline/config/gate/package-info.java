/**
 * Puts a gate together from its parts, and says of each value where it came from; the one endpoint
 * of a test, or each of several.
 */
@NullMarked
package io.loadline.config.gate;

import org.jspecify.annotations.NullMarked;
