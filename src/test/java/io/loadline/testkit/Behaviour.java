package io.loadline.testkit;

import java.io.IOException;
import java.time.Duration;

/** What the server does with a request it has read. */
@FunctionalInterface
public interface Behaviour {
  void answer(Reply reply) throws IOException, InterruptedException;

  /** This, but not before {@code delay} has passed. */
  default Behaviour after(Duration delay) {
    return reply -> {
      reply.pause(delay);
      answer(reply);
    };
  }

  /** This, then the connection is closed. */
  default Behaviour thenClose() {
    return reply -> {
      answer(reply);
      reply.close();
    };
  }

  /** Closes the connection without a byte. */
  static Behaviour close() {
    return Reply::close;
  }

  /** Resets the connection without a byte. */
  static Behaviour reset() {
    return Reply::reset;
  }

  /** Never answers. */
  static Behaviour hang() {
    return Reply::hang;
  }
}
