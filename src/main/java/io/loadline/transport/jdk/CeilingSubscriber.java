package io.loadline.transport.jdk;

import io.loadline.transport.answer.AnswerCheck;
import io.loadline.transport.answer.LongBody;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Keeps a body up to the ceiling, and looks at the rest as it comes. */
final class CeilingSubscriber implements BodySubscriber<KeptBytes> {
  private final CompletableFuture<KeptBytes> whole = new CompletableFuture<>();
  private byte[] bytes = new byte[1024];
  private int length;
  private final String coding;
  private @Nullable LongBody all;

  CeilingSubscriber(String coding) {
    this.coding = coding;
  }

  @Override
  public CompletionStage<KeptBytes> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      int count = Math.min(buffer.remaining(), AnswerCheck.CEILING - length);
      if (length + count > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
      }
      buffer.get(bytes, length, count);
      length += count;
      if (buffer.hasRemaining()) {
        addBeyond(buffer);
      }
    }
  }

  private void addBeyond(ByteBuffer buffer) {
    if (all == null) {
      all = new LongBody(coding);
      all.add(bytes, 0, length);
    }
    byte[] more = new byte[buffer.remaining()];
    buffer.get(more);
    all.add(more, 0, more.length);
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(new KeptBytes(bytes, length, all));
  }
}
