/** The engine: fires the schedule, records, drains. */
@NullMarked
package io.loadline.load;

import org.jspecify.annotations.NullMarked;
