/**
 * From settings and where they came from to a valid gate, or to everything that is wrong: what the
 * packages below do, from here.
 */
@NullMarked
package io.loadline.config;

import org.jspecify.annotations.NullMarked;
