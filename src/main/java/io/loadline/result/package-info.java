/** What came out of a run: immutable, without a verdict. */
@NullMarked
package io.loadline.result;

import org.jspecify.annotations.NullMarked;
