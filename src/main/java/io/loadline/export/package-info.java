/** A result in the formats of other tools. */
@NullMarked
package io.loadline.export;

import org.jspecify.annotations.NullMarked;
