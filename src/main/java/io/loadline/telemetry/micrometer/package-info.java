/** Registers metrics with Micrometer; the only place that knows it, since it may be absent. */
@NullMarked
package io.loadline.telemetry.micrometer;

import org.jspecify.annotations.NullMarked;
