/** What libraries of metrics are given of a finished gate, without any of them. */
@NullMarked
package io.loadline.telemetry.metric;

import org.jspecify.annotations.NullMarked;
