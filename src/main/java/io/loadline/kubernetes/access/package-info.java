/**
 * The way to a service in a cluster: straight, through its gateway, a node's port, or a tunnel by
 * the API server whose cost is measured.
 */
@NullMarked
package io.loadline.kubernetes.access;

import org.jspecify.annotations.NullMarked;
