/** What the API server gives, read without a Kubernetes library. */
@NullMarked
package io.loadline.kubernetes.resource;

import org.jspecify.annotations.NullMarked;
