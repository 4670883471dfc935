/**
 * What comes from outside: {@code loadline.*} overrides, placeholders and switches, and all that is
 * set once they are joined with what the code says.
 */
@NullMarked
package io.loadline.config.outside;

import org.jspecify.annotations.NullMarked;
