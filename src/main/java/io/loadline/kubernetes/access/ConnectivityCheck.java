package io.loadline.kubernetes.access;

import java.util.Optional;

/** Whether an address can be connected to from here. */
@FunctionalInterface
interface ConnectivityCheck {
  /** Why not; empty when it can. */
  Optional<String> fault(String host, int port);
}
