/** What exactly was measured in a cluster, and what happened to it meanwhile. */
@NullMarked
package io.loadline.kubernetes.monitor;

import org.jspecify.annotations.NullMarked;
