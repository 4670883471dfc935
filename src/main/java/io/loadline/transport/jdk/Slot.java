package io.loadline.transport.jdk;

import io.loadline.transport.Exchange;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Room for one request in flight. */
final class Slot {
  final Exchange exchange = new Exchange();
  private long attempt;
  private @Nullable CompletableFuture<HttpResponse<Kept>> answer;
  private volatile long headOf;

  /** Counts up: what comes in for an earlier one comes too late. */
  long begin() {
    return ++attempt;
  }

  void await(CompletableFuture<HttpResponse<Kept>> future) {
    answer = future;
  }

  boolean isBusy() {
    return answer != null;
  }

  /** Whether a result is about the request in flight. */
  boolean awaits(Finished finished) {
    return answer != null && finished.attempt() == attempt;
  }

  void end() {
    answer = null;
  }

  /** Gives up; the client closes the connection. */
  void cancel() {
    if (answer != null) {
      answer.cancel(true);
      answer = null;
    }
  }

  /** Notes that a head has come. */
  BodyHandler<Kept> handler(long of) {
    return head -> {
      headOf = of;
      return new CeilingSubscriber();
    };
  }

  boolean sawHead() {
    return headOf == attempt;
  }
}
