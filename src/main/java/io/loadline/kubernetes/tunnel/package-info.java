/** A tunnel to the pods of a service, by way of the API server, and what it adds to a request. */
@NullMarked
package io.loadline.kubernetes.tunnel;

import org.jspecify.annotations.NullMarked;
