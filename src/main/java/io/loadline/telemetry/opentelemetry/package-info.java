/** Sends metrics over OTLP; the only place that knows OpenTelemetry, which may be absent. */
@NullMarked
package io.loadline.telemetry.opentelemetry;

import org.jspecify.annotations.NullMarked;
