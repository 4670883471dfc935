/** The shape of Testcontainers, without Docker. */
@NullMarked
package org.testcontainers.containers;

import org.jspecify.annotations.NullMarked;
