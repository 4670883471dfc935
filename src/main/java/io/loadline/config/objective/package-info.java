/**
 * Reads what is promised, and checks it against the call, the load and what the code alone says.
 */
@NullMarked
package io.loadline.config.objective;

import org.jspecify.annotations.NullMarked;
