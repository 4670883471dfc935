package io.loadline.scrape;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Fetches over HTTP/1.1: no proxy, no redirect, none of the load's headers and credentials. Each
 * page comes over a connection of its own, which is closed behind it: a server that serves few
 * connections at once has them all for the load. {@code java.net.http} cannot be told to close one.
 */
final class HttpMetricsSource implements MetricsSource {
  static final int MOST_BYTES = 4 << 20;

  private static final List<String> PROXY_HEADERS =
      List.of("via", "x-envoy-", "x-kong-", "x-cache", "x-served-by", "cf-ray");

  private final LongSupplier nanos;

  /** By {@link System#nanoTime}. */
  HttpMetricsSource(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public CompletableFuture<Page> fetch(URI url, Duration longest) {
    HttpURLConnection connection;
    try {
      connection = connection(url, longest);
    } catch (IOException | IllegalArgumentException e) {
      return CompletableFuture.failedFuture(new ScrapeException("cannot be asked by HTTP"));
    }
    CompletableFuture<Page> page = new CompletableFuture<>();
    CompletableFuture<Page> told =
        page.orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
            .handle((answer, failure) -> answered(answer, failure, longest));
    CompletableFuture<Page> unused =
        told.whenComplete(
            (answer, failure) -> {
              if (answer == null) {
                page.cancel(false);
                onThread(connection::disconnect);
              }
            });
    onThread(() -> read(connection, page));
    return told;
  }

  /**
   * Of its own, also to disconnect: that waits where the body is being read, for one read at most.
   */
  private static void onThread(Runnable task) {
    Thread thread = new Thread(task, "loadline-scrape");
    thread.setDaemon(true);
    thread.start();
  }

  private static HttpURLConnection connection(URI url, Duration longest) throws IOException {
    URLConnection opened = url.toURL().openConnection(Proxy.NO_PROXY);
    if (!(opened instanceof HttpURLConnection connection) || url.getHost() == null) {
      throw new IOException("no HTTP");
    }
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(Math.toIntExact(longest.toMillis()));
    connection.setReadTimeout(Math.toIntExact(longest.toMillis()));
    connection.setRequestProperty("User-Agent", "loadline");
    connection.setRequestProperty("Loadline-Phase", "scrape");
    connection.setRequestProperty("Accept", "*/*");
    connection.setRequestProperty("Connection", "close");
    return connection;
  }

  private void read(HttpURLConnection connection, CompletableFuture<Page> page) {
    try {
      long from = nanos.getAsLong();
      connection.connect();
      long connected = nanos.getAsLong() - from;
      if (page.isDone()) {
        return;
      }
      int status = connection.getResponseCode();
      if (status < 0) {
        throw new IOException("no HTTP");
      }
      String type = connection.getContentType();
      InputStream body =
          status < HttpURLConnection.HTTP_BAD_REQUEST
              ? connection.getInputStream()
              : connection.getErrorStream();
      boolean proxied = isProxied(connection.getHeaderFields());
      page.complete(
          new Page(status, type == null ? "" : type, bytes(body, page), connected, proxied));
    } catch (IOException | RuntimeException | ScrapeException e) {
      page.completeExceptionally(e);
    } finally {
      connection.disconnect();
    }
  }

  /**
   * By headers that proxies add, or the name of a server: those whose event loop may be blocked run
   * on uvicorn, or do not say on what.
   */
  private static boolean isProxied(Map<String, List<String>> head) {
    return head.entrySet().stream()
        .filter(each -> each.getKey() != null)
        .anyMatch(
            each -> {
              String name = each.getKey().toLowerCase(Locale.ROOT);
              return PROXY_HEADERS.stream().anyMatch(name::startsWith)
                  || (name.equals("server")
                      && each.getValue().stream().anyMatch(value -> !value.contains("uvicorn")));
            });
  }

  /** Reads on only while somebody waits for it. */
  private static byte[] bytes(@Nullable InputStream body, CompletableFuture<Page> page)
      throws IOException, ScrapeException {
    if (body == null) {
      return new byte[0];
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] some = new byte[1 << 16];
    for (int read = body.read(some); read >= 0 && !page.isDone(); read = body.read(some)) {
      bytes.write(some, 0, read);
      if (bytes.size() > MOST_BYTES) {
        throw new ScrapeException("answered with more than 4 MiB");
      }
    }
    return bytes.toByteArray();
  }

  private static Page answered(
      @Nullable Page answer, @Nullable Throwable failure, Duration longest) {
    if (answer == null) {
      throw new CompletionException(failed(failure, longest));
    }
    return answer;
  }

  private static ScrapeException failed(@Nullable Throwable failure, Duration longest) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof ScrapeException known) {
      return known;
    }
    if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) {
      return new ScrapeException("did not answer within " + longest.toMillis() + " ms");
    }
    return new ScrapeException(
        cause instanceof ConnectException
            ? "cannot be connected to"
            : "did not answer as HTTP does");
  }
}
