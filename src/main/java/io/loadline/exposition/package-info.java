/** Reads what servers tell of themselves: the Prometheus text format and OpenMetrics text. */
@NullMarked
package io.loadline.exposition;

import org.jspecify.annotations.NullMarked;
