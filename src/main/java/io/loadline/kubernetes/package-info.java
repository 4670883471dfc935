/** A gate's view of a cluster: one object from finding the service to what happened to it. */
@NullMarked
package io.loadline.kubernetes;

import org.jspecify.annotations.NullMarked;
