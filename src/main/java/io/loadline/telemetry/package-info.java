/**
 * Figures of a finished gate for OpenTelemetry and Micrometer, each where it is asked for; the only
 * package that knows either, since both may be absent.
 */
@NullMarked
package io.loadline.telemetry;

import org.jspecify.annotations.NullMarked;
