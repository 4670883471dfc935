/** Runs one gate: prepares its endpoints, starts their loads together, judges and reports. */
@NullMarked
package io.loadline.gate;

import org.jspecify.annotations.NullMarked;
