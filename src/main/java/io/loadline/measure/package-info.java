/** Records what happens and sums it up; the only place that knows HdrHistogram. */
@NullMarked
package io.loadline.measure;

import org.jspecify.annotations.NullMarked;
