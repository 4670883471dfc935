package io.loadline.scrape;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Fetches over HTTP/1.1: no proxy, no redirect, none of the load's headers and credentials. */
final class HttpMetricsSource implements MetricsSource {
  static final int MOST_BYTES = 4 << 20;

  private static final String TOO_LONG = "answered with more than 4 MiB";

  private @Nullable HttpClient client;

  @Override
  public CompletableFuture<Page> fetch(URI url, Duration longest) {
    try {
      return sent(url, longest);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return CompletableFuture.failedFuture(new ScrapeException("cannot be asked by HTTP"));
    }
  }

  private CompletableFuture<Page> sent(URI url, Duration longest) {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("User-Agent", "loadline")
            .header("Loadline-Phase", "scrape")
            .timeout(longest)
            .build();
    CompletableFuture<HttpResponse<byte[]>> sent =
        client().sendAsync(request, head -> new BoundedBody());
    return sent.copy()
        .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
        .handle((answer, failure) -> page(answer, failure, sent, longest));
  }

  /** Built when it is first needed, since that can fail. */
  private HttpClient client() {
    HttpClient known = client;
    if (known == null) {
      known =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .proxy(HttpClient.Builder.NO_PROXY)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
      client = known;
    }
    return known;
  }

  /** Until Java 21 a client cannot be closed, and ends when nobody holds it. */
  @Override
  public void close() {
    client = null;
  }

  private static Page page(
      @Nullable HttpResponse<byte[]> answer,
      @Nullable Throwable failure,
      CompletableFuture<?> sent,
      Duration longest) {
    if (answer == null) {
      sent.cancel(true);
      throw new CompletionException(new ScrapeException(reason(failure, longest)));
    }
    String type = answer.headers().firstValue("Content-Type").orElse("");
    return new Page(answer.statusCode(), type, answer.body());
  }

  private static String reason(@Nullable Throwable failure, Duration longest) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
      return "did not answer within " + longest.toMillis() + " ms";
    }
    if (cause instanceof ConnectException) {
      return "cannot be connected to";
    }
    if (cause instanceof BodyTooLong) {
      return TOO_LONG;
    }
    return "did not answer as HTTP does";
  }

  private static final class BodyTooLong extends Exception {
    private static final long serialVersionUID = 1;
  }

  /** Keeps a body up to a length, and gives up one that is longer. */
  private static final class BoundedBody implements BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
      subscription = begun;
      begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
      for (ByteBuffer each : items) {
        byte[] some = new byte[each.remaining()];
        each.get(some);
        bytes.writeBytes(some);
      }
      if (bytes.size() > MOST_BYTES && subscription != null) {
        subscription.cancel();
        body.completeExceptionally(new BodyTooLong());
      }
    }

    @Override
    public void onError(Throwable failure) {
      body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      body.complete(bytes.toByteArray());
    }
  }
}
