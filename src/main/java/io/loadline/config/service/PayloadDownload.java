package io.loadline.config.service;

import io.loadline.config.setting.SettingSyntax.SyntaxException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Downloads a request body: 10 s to connect, 30 s in all, redirects followed, 2xx only. */
final class PayloadDownload {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final long TOTAL_SECONDS = 30;
  private static final String FIX = "check the address by hand, or keep the payload in a file";

  byte[] fetch(String url) throws SyntaxException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpResponse<byte[]> response =
        await(client.sendAsync(request(url), HttpResponse.BodyHandlers.ofByteArray()));
    if (response.statusCode() / 100 != 2) {
      throw new SyntaxException("was answered with status " + response.statusCode(), FIX);
    }
    return response.body();
  }

  private static HttpRequest request(String url) throws SyntaxException {
    try {
      return HttpRequest.newBuilder(URI.create(url)).build();
    } catch (IllegalArgumentException e) {
      throw new SyntaxException("is no URL: " + e.getMessage(), FIX);
    }
  }

  private static HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> pending)
      throws SyntaxException {
    try {
      return pending.get(TOTAL_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new SyntaxException("cannot be downloaded: " + reason(e), FIX);
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw new SyntaxException("was not downloaded within " + TOTAL_SECONDS + " s", FIX);
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw new SyntaxException("was not downloaded: interrupted", FIX);
    }
  }

  private static String reason(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message = cause.getMessage();
    return cause.getClass().getSimpleName() + (message == null ? "" : " " + message);
  }
}
