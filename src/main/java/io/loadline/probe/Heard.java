package io.loadline.probe;

import java.util.Optional;

/** What one request over HTTP/2 brought. */
interface Heard {
  /** Empty when there was no whole answer. */
  Optional<Reply> reply();
}
