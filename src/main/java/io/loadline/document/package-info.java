/**
 * result.json read back as data, for all that is made of it, and the files in which several gates
 * stand together.
 */
@NullMarked
package io.loadline.document;

import org.jspecify.annotations.NullMarked;
