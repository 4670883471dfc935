package io.loadline.transport.jdk;

import io.loadline.transport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.StreamStamps;
import io.loadline.transport.TimingFields;
import io.loadline.transport.answer.AnswerCheck;
import io.loadline.transport.answer.KeptBody;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of one answer on the client's thread. Handed over to the loop by the answer's
 * completion; only {@link #failed} may be read before.
 */
final class BodyReader implements BodySubscriber<KeptBody> {
  private final CompletableFuture<KeptBody> whole = new CompletableFuture<>();
  private final StreamStamps stamps = new StreamStamps();
  private final ServerTimings timings = new ServerTimings();
  private final KeptBody body;
  private volatile @Nullable Answer failed;

  /** Of the answer with this head; an event stream is read as it comes. */
  BodyReader(AnswerCheck check, TimingFields heads, ResponseInfo head) {
    WholeResponse.timings(head.headers(), heads, timings);
    body = KeptBody.of(stamps, timings, check);
    body.begins(WholeResponse.coding(head.headers()), WholeResponse.jsonPart(head.headers()));
    if (WholeResponse.announcesEvents(head)) {
      body.streams();
    }
  }

  @Override
  public CompletionStage<KeptBody> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      body.add(bytes, 0, bytes.length);
    }
    if (failed == null && body.hasFailed()) {
      failed = body.error();
    }
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(body);
  }

  /** What the answer amounts to if the server has said in it that it failed. */
  Optional<Answer> failed() {
    return Optional.ofNullable(failed);
  }

  /** Hands over what came beside the verdict, now that there is one. */
  void into(Exchange exchange) {
    exchange.stream().copyOf(stamps);
    exchange.timings().copyOf(timings);
  }
}
