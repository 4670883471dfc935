package io.loadline.transport.jdk;

import io.loadline.transport.StreamStamps;
import io.loadline.transport.TextCheck;
import io.loadline.transport.sse.TokenStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Reads the token stream of one answer on the client's thread. Handed over to the loop by the
 * answer's completion.
 */
final class StreamBody implements BodySubscriber<Kept> {
  private final StreamStamps stamps = new StreamStamps();
  private final TokenStream tokens;
  private final CompletableFuture<Kept> body = new CompletableFuture<>();

  StreamBody(TextCheck expected) {
    tokens = new TokenStream(stamps, System::nanoTime, expected);
    tokens.begin();
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
      tokens.add(bytes, 0, bytes.length);
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(new Kept(new byte[0], 0, null));
  }

  TokenStream tokens() {
    return tokens;
  }

  StreamStamps stamps() {
    return stamps;
  }
}
