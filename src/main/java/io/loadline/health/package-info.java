/**
 * Reads how the load generator and its machine fare; judges nothing. What a system does not tell is
 * absent, never zero.
 */
@NullMarked
package io.loadline.health;

import org.jspecify.annotations.NullMarked;
