/** Waits until an object of the cluster and all that belongs to it are ready. */
@NullMarked
package io.loadline.kubernetes.readiness;

import org.jspecify.annotations.NullMarked;
