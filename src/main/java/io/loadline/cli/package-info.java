/** The executable jar: shows and judges stored results, and cleans up in a cluster. */
@NullMarked
package io.loadline.cli;

import org.jspecify.annotations.NullMarked;
