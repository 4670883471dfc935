/** What Loadline knows of JUnit without its own annotations, which are named from outside. */
@NullMarked
package io.loadline.junit;

import org.jspecify.annotations.NullMarked;
