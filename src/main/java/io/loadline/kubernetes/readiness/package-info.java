/**
 * From a URL to an object of the cluster, which is waited for until it and all that belongs to it
 * are ready, and from the object to where it is called.
 */
@NullMarked
package io.loadline.kubernetes.readiness;

import org.jspecify.annotations.NullMarked;
