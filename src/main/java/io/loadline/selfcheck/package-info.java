/** Finds out what the load generator itself can do on this host, before it measures others. */
@NullMarked
package io.loadline.selfcheck;

import org.jspecify.annotations.NullMarked;
