/** Durations, numbers and foreign text as they stand in messages: one way for each. */
@NullMarked
package io.loadline.text;

import org.jspecify.annotations.NullMarked;
