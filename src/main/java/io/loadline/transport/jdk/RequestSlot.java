package io.loadline.transport.jdk;

import io.loadline.transport.answer.ContentType;
import io.loadline.transport.Exchange;
import io.loadline.transport.answer.StreamRules;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Room for one request in flight. */
final class RequestSlot {
  Exchange exchange = new Exchange();
  private long attempt;
  private @Nullable CompletableFuture<HttpResponse<KeptBytes>> answer;
  private volatile long headOf;
  private volatile @Nullable StreamBody stream;

  /** Counts up: what comes in for an earlier one comes too late. */
  long begin() {
    stream = null;
    return ++attempt;
  }

  void await(CompletableFuture<HttpResponse<KeptBytes>> future) {
    answer = future;
  }

  boolean isBusy() {
    return answer != null;
  }

  /** Whether a result is about the request in flight. */
  boolean awaits(FinishedRequest finished) {
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

  /**
   * Notes that a head has come.
   *
   * @param rules for a 2xx that is an event stream
   */
  BodyHandler<KeptBytes> handler(long of, StreamRules rules) {
    return head -> {
      headOf = of;
      if (head.statusCode() / 100 != 2 || !isEventStream(head)) {
        return new CeilingSubscriber(coding(head));
      }
      StreamBody body = new StreamBody(rules, coding(head));
      stream = body;
      return body;
    };
  }

  private static String coding(ResponseInfo head) {
    return String.join(",", head.headers().allValues("Content-Encoding"));
  }

  private static boolean isEventStream(ResponseInfo head) {
    return WholeResponse.type(head.headers()) == ContentType.EVENTS;
  }

  /** The event stream of the answer that has just ended; null when it was none. */
  @Nullable StreamBody stream() {
    return sawHead() ? stream : null;
  }

  boolean sawHead() {
    return headOf == attempt;
  }
}
