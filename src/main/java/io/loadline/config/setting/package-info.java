/**
 * What may be set, what is set by whom, which of it holds, and the list of all that is wrong with
 * it.
 */
@NullMarked
package io.loadline.config.setting;

import org.jspecify.annotations.NullMarked;
