/** Figures of a finished gate for OpenTelemetry and Micrometer, each where it is asked for. */
@NullMarked
package io.loadline.telemetry;

import org.jspecify.annotations.NullMarked;
