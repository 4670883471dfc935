/** Pure sequences of arrivals: no clock, no thread, seeded randomness. */
@NullMarked
package io.loadline.schedule;

import org.jspecify.annotations.NullMarked;
