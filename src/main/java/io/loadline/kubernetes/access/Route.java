package io.loadline.kubernetes.access;

import java.util.Optional;

/** One of the ways that may lead to a service. */
interface Route {
  /** Empty when it does not; {@code attempts} says why. */
  Optional<Way> open(Place place, Attempts attempts);
}
