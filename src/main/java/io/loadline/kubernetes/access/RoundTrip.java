package io.loadline.kubernetes.access;

import java.io.Closeable;
import java.io.IOException;

/** The cheapest question that a server answers, over a connection of its own. */
interface RoundTrip extends Closeable {
  /** Asks once and waits for the answer; connects first when it has to. */
  void once() throws IOException;
}
