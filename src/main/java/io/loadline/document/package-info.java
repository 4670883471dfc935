/** result.json read back as data, for all that is made of it. */
@NullMarked
package io.loadline.document;

import org.jspecify.annotations.NullMarked;
