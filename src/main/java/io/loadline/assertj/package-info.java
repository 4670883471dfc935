/** Assertions on results, for AssertJ. */
@NullMarked
package io.loadline.assertj;

import org.jspecify.annotations.NullMarked;
