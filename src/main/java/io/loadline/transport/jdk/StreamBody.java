package io.loadline.transport.jdk;

import io.loadline.transport.Answer;
import io.loadline.transport.answer.AnswerCheck;
import io.loadline.transport.answer.ContentCoding;
import io.loadline.transport.answer.ContentType;
import io.loadline.transport.answer.StreamRules;
import io.loadline.transport.StreamStamps;
import io.loadline.transport.answer.EncodedStream;
import io.loadline.transport.answer.StreamReader;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads the event stream of one answer on the client's thread. Handed over to the loop by the
 * answer's completion; only {@link #failed} may be read before.
 */
final class StreamBody implements BodySubscriber<KeptBytes> {
  private final StreamStamps stamps = new StreamStamps();
  private final CeilingSubscriber whole;
  private final StreamReader reader;
  private final String coding;
  private final boolean plain;
  private volatile @Nullable Answer failed;

  /**
   * A body.
   *
   * @param coding how it is encoded; one that is encoded can only be read when it is whole
   */
  StreamBody(StreamRules rules, String coding) {
    this.reader = StreamReader.of(stamps, System::nanoTime, rules);
    this.coding = coding;
    this.plain = ContentCoding.isNone(coding);
    this.whole = new CeilingSubscriber(coding);
    reader.begin();
  }

  @Override
  public CompletionStage<KeptBytes> getBody() {
    return whole.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (plain) {
      buffers.forEach(this::read);
    }
    if (!plain || reader.leavesTheRest()) {
      whole.onNext(buffers);
    }
    if (reader.hasFailed() && failed == null) {
      failed = reader.error();
    }
  }

  private void read(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    reader.add(bytes, 0, bytes.length);
  }

  @Override
  public void onError(Throwable failure) {
    whole.onError(failure);
  }

  @Override
  public void onComplete() {
    whole.onComplete();
  }

  /** What the whole answer amounts to. */
  Answer judgedBy(AnswerCheck check, int status, KeptBytes body) {
    if (plain && !reader.leavesTheRest()) {
      return reader.judge(check, status, Answer.SUCCESS);
    }
    byte[] bytes = body.bytes();
    Answer asBody =
        check.check(status, ContentType.EVENTS, coding, bytes, body.length(), body.all());
    return plain
        ? reader.judge(check, status, asBody)
        : EncodedStream.judge(check, status, coding, bytes, body.length(), body.all() != null)
            .orElse(asBody);
  }

  /** What it amounts to if the server has said that it failed. */
  Optional<Answer> failed() {
    return Optional.ofNullable(failed);
  }

  StreamStamps stamps() {
    return stamps;
  }
}
