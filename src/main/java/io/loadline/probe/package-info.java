/** Waits until the model truly answers. */
@NullMarked
package io.loadline.probe;

import org.jspecify.annotations.NullMarked;
