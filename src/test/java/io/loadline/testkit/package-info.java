/** Servers that misbehave on purpose, over real sockets. */
@NullMarked
package io.loadline.testkit;

import org.jspecify.annotations.NullMarked;
