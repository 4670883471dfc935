/** Reads how much load is driven, and which share of it each of several endpoints gets. */
@NullMarked
package io.loadline.config.load;

import org.jspecify.annotations.NullMarked;
