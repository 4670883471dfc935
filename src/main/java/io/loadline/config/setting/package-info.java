/**
 * What may be set, what is set by whom, which of it holds, and the list of all that is wrong with
 * it. Also what one text stands for, by the grammars that several concerns share and that know of
 * no attribute; a grammar that one concern alone has stands beside its reader.
 */
@NullMarked
package io.loadline.config.setting;

import org.jspecify.annotations.NullMarked;
