/** What to run and what is promised: immutable nouns, free of any library. */
@NullMarked
package io.loadline.plan;

import org.jspecify.annotations.NullMarked;
