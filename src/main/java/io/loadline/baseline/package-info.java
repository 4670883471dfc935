/** Figures of earlier runs in a file that users commit, and what makes a run comparable to them. */
@NullMarked
package io.loadline.baseline;

import org.jspecify.annotations.NullMarked;
