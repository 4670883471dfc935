/** What a CI system shows of a gate: summaries, annotations, figures. */
@NullMarked
package io.loadline.ci;

import org.jspecify.annotations.NullMarked;
