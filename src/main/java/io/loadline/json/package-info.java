/** Reading and writing JSON; the only place that knows Jackson. */
@NullMarked
package io.loadline.json;

import org.jspecify.annotations.NullMarked;
