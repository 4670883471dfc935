/** From a URL to an object of the cluster, and from the object to a URL. */
@NullMarked
package io.loadline.kubernetes.discovery;

import org.jspecify.annotations.NullMarked;
