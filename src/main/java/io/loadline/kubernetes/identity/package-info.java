/** What exactly was measured in a cluster, and what happened to it meanwhile. */
@NullMarked
package io.loadline.kubernetes.identity;

import org.jspecify.annotations.NullMarked;
