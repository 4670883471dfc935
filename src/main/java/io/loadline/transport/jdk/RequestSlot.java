package io.loadline.transport.jdk;

import io.loadline.transport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.TimingFields;
import io.loadline.transport.answer.AnswerCheck;
import io.loadline.transport.answer.KeptBody;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Room for one request in flight. */
final class RequestSlot {
  Exchange exchange = new Exchange();
  private long attempt;
  private @Nullable CompletableFuture<HttpResponse<KeptBody>> answer;
  private volatile long headOf;
  private volatile @Nullable BodyReader body;

  /** Counts up: what comes in for an earlier one comes too late. */
  long begin() {
    body = null;
    return ++attempt;
  }

  void await(CompletableFuture<HttpResponse<KeptBody>> future) {
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

  /** Notes that a head has come, and reads the body behind it. */
  BodyHandler<KeptBody> handler(long of, AnswerCheck check, TimingFields heads) {
    return head -> {
      headOf = of;
      BodyReader reader = new BodyReader(check, heads, head);
      body = reader;
      return reader;
    };
  }

  /** What the server said of its failure in the answer that is coming, or has just ended. */
  Optional<Answer> failed() {
    return reader().flatMap(BodyReader::failed);
  }

  /** What read the body of the answer that has just ended; empty where none had begun. */
  Optional<BodyReader> reader() {
    return sawHead() ? Optional.ofNullable(body) : Optional.empty();
  }

  boolean sawHead() {
    return headOf == attempt;
  }

  /**
   * What the client says of a request, handed from its thread to the loop's.
   *
   * @param attempt which use of the slot it was: one that timed out may still come in
   * @param done {@link System#nanoTime}
   */
  record Finished(
      RequestSlot slot,
      long attempt,
      @Nullable HttpResponse<KeptBody> response,
      @Nullable Throwable failure,
      long done) {}
}
