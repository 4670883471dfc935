package io.loadline.transport.jdk;

import io.loadline.transport.Answer;
import io.loadline.transport.AnswerCheck;
import io.loadline.transport.StreamRules;
import io.loadline.transport.StreamStamps;
import io.loadline.transport.http.KeptBody;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads the event stream of one answer on the client's thread. Handed over to the loop by the
 * answer's completion; only {@link #failed} may be read before.
 */
final class StreamBody implements BodySubscriber<Kept> {
  private final StreamStamps stamps = new StreamStamps();
  private final String coding;
  private final KeptBody kept;
  private final CompletableFuture<Kept> body = new CompletableFuture<>();
  private volatile @Nullable Answer failed;

  StreamBody(StreamRules rules, String coding) {
    this.coding = coding;
    this.kept = KeptBody.of(stamps, rules);
    kept.streams(coding);
  }

  @Override
  public CompletionStage<Kept> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      kept.add(bytes, 0, bytes.length);
    }
    if (kept.hasFailed() && failed == null) {
      failed = kept.error();
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(new Kept(new byte[0], 0, false));
  }

  /** What the whole answer amounts to. */
  Answer judgedBy(AnswerCheck check, int status) {
    return kept.judgedBy(check, status, false, coding);
  }

  /** What it amounts to if the server has said that it failed. */
  Optional<Answer> failed() {
    return Optional.ofNullable(failed);
  }

  StreamStamps stamps() {
    return stamps;
  }
}
