package io.loadline.transport.http;

import io.loadline.plan.TimingSources;
import io.loadline.transport.Exchange;
import io.loadline.transport.TimingFields;
import java.util.List;

/** What heads and trailers tell of the server's own time, told to the exchange they belong to. */
final class HeadTimings {
  private final TimingFields heads;
  private final TimingFields trailers;
  private Exchange exchange;

  /** Of one exchange after the other, the first of which is given. */
  HeadTimings(TimingSources sources, Exchange exchange) {
    this.heads = TimingFields.ofHeads(sources);
    this.trailers = TimingFields.ofTrailers(sources);
    this.exchange = exchange;
  }

  /** Of nobody's: nothing is read. */
  static HeadTimings none() {
    return new HeadTimings(new TimingSources(false, List.of()), new Exchange());
  }

  /** The next answer is that to another exchange. */
  void of(Exchange next) {
    exchange = next;
  }

  void clear() {
    heads.clear();
  }

  void field(byte[] bytes, int name, int colon, int from, int to) {
    heads.field(bytes, name, colon, bytes, from, to);
  }

  /**
   * A head is whole, or the same again. An interim one is none of the answer.
   *
   * @param streamed whether the body is made piece by piece
   */
  void headEnd(int status, boolean streamed) {
    if (status >= 200) {
      heads.end(streamed);
      if (!heads.told().isEmpty()) {
        exchange.told(heads.told(), System.nanoTime());
      }
    }
  }

  void trailer(byte[] bytes, int name, int colon, int from, int to) {
    trailers.clear();
    trailers.field(bytes, name, colon, bytes, from, to);
    exchange.timings().add(trailers.told());
  }
}
