package io.loadline.transport.http2;

import io.loadline.transport.Exchange;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** All streams of a loop, and which of them are free, the longest idle first. */
final class StreamPool {
  private final Stream[] all;
  private final IdentityHashMap<Exchange, Stream> owners = new IdentityHashMap<>();
  private final ArrayDeque<Stream> free = new ArrayDeque<>();

  /** Streams whose homes are spread evenly over the places of connections. */
  StreamPool(int size, Places places) {
    all = new Stream[size];
    for (int i = 0; i < size; i++) {
      all[i] = places.stream(i);
      owners.put(all[i].exchange, all[i]);
      free.add(all[i]);
    }
  }

  @Nullable Exchange free() {
    Stream first = free.peekFirst();
    return first == null ? null : first.exchange;
  }

  /**
   * Takes the stream of a free exchange.
   *
   * @throws IllegalStateException when it is not free
   */
  Stream take(Exchange exchange) {
    Stream first = free.peekFirst();
    if (first != null && first.exchange == exchange) {
      return free.removeFirst();
    }
    Stream stream = owners.get(exchange);
    if (stream == null || !free.remove(stream)) {
      throw new IllegalStateException("the exchange is not free");
    }
    return stream;
  }

  void release(Stream stream) {
    free.add(stream);
  }

  /** Those to look through for what is due; not to be changed. */
  Stream[] all() {
    return all;
  }

  /** The earliest deadline of those in flight; {@link Long#MAX_VALUE} when none is. */
  long earliestDeadline() {
    long earliest = Long.MAX_VALUE;
    for (Stream stream : all) {
      if (stream.isBusy()) {
        earliest = Math.min(earliest, stream.exchange.deadline());
      }
    }
    return earliest;
  }
}
