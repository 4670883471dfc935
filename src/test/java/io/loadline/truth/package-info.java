/**
 * What we report against what is true: one test a row of the list of what a generator must show.
 */
@NullMarked
package io.loadline.truth;

import org.jspecify.annotations.NullMarked;
