/** Waits until the model truly answers. */
@NullMarked
package io.loadline.ready;

import org.jspecify.annotations.NullMarked;
