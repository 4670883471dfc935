/** Real runs that the load generator itself spoils, on real sockets. */
@NullMarked
package io.loadline.disturbance;

import org.jspecify.annotations.NullMarked;
