package io.loadline.kubernetes.access;

import java.util.Optional;

/** One of the ways that may lead to a service. */
interface AccessStrategy {
  /** Empty when it does not; {@code attempts} says why. */
  Optional<AccessRoute> open(AccessRoutes.RouteRequest request, AccessAttempts attempts);
}
