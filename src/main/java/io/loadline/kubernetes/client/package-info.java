/** The connection to a cluster; the only place that knows a Kubernetes library. */
@NullMarked
package io.loadline.kubernetes.client;

import org.jspecify.annotations.NullMarked;
