/**
 * What one text stands for, or why it is refused: the grammars that several concerns share, and
 * know of no attribute. A grammar that one concern alone has stands beside its reader.
 */
@NullMarked
package io.loadline.config.syntax;

import org.jspecify.annotations.NullMarked;
