package io.loadline.ready;

import io.loadline.plan.Header;
import io.loadline.plan.Payload;
import io.loadline.plan.Phase;
import io.loadline.plan.Target;
import io.loadline.plan.TimeText;
import io.loadline.ready.Reply.Answered;
import io.loadline.ready.Reply.Failed;
import io.loadline.ready.Reply.Failure;
import io.loadline.transport.ContentCoding;
import io.loadline.transport.ContentCoding.Decoded;
import io.loadline.transport.HostHeader;
import io.loadline.transport.TlsContext;
import io.loadline.transport.UserAgent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Probes over java.net.http, as the load will go: HTTP/1.1, straight to the address even where a
 * proxy is set for the JVM, and redirects not followed.
 */
final class JdkProber implements Prober {
  /** The client owns these and refuses to be given them. */
  private static final Set<String> OF_THE_CLIENT =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final HttpClient client;
  private final String virtualHost;

  JdkProber(Target target) {
    this.virtualHost = target.virtualHost();
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY);
    if (target.isSecure()) {
      builder.sslContext(TlsContext.of(target).context());
    }
    this.client = builder.build();
  }

  /** Whether this JVM lets the client send the {@code Host} header that the target needs. */
  static boolean isAbleTo(Target target) {
    if (target.virtualHost().isEmpty()) {
      return true;
    }
    try {
      return HttpRequest.newBuilder().setHeader(HostHeader.NAME, target.virtualHost()) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public Reply send(Ask ask) throws InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> pending =
        client.sendAsync(request(ask), BodyHandlers.ofByteArray());
    try {
      return answered(pending.get(ask.timeout().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return new Failed(Failure.TIMEOUT, timedOut(ask.timeout()));
    } catch (ExecutionException e) {
      return Failures.of(e);
    } finally {
      pending.cancel(true);
    }
  }

  private static String timedOut(Duration timeout) {
    return "no answer within " + TimeText.of(timeout);
  }

  private HttpRequest request(Ask ask) {
    HttpRequest.Builder request = HttpRequest.newBuilder(withoutFragment(ask.url()));
    for (Header header : ask.headers()) {
      if (!OF_THE_CLIENT.contains(header.name().toLowerCase(Locale.ROOT))) {
        request.header(header.name(), header.value());
      }
    }
    Payload payload = ask.payload();
    BodyPublisher body =
        payload == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(payload.bytes());
    return withHost(request)
        .setHeader(UserAgent.HEADER, UserAgent.VALUE)
        .setHeader(Phase.HEADER, Phase.PROBE.id())
        .method(ask.method(), body)
        .build();
  }

  private HttpRequest.Builder withHost(HttpRequest.Builder request) {
    try {
      return virtualHost.isEmpty() ? request : request.setHeader(HostHeader.NAME, virtualHost);
    } catch (IllegalArgumentException e) {
      throw HostHeader.refused(virtualHost, e);
    }
  }

  private static URI withoutFragment(URI url) {
    String text = url.toString();
    int fragment = text.indexOf('#');
    return fragment < 0 ? url : URI.create(text.substring(0, fragment));
  }

  private static Reply answered(HttpResponse<byte[]> response) {
    String coding = String.join(",", response.headers().allValues("Content-Encoding"));
    byte[] body = response.body();
    Decoded plain = ContentCoding.decode(coding, body, body.length, false);
    if (!plain.problem().isEmpty()) {
      return new Failed(Failure.NOT_HTTP, "the answer cannot be read: " + plain.problem());
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    return new Answered(
            response.statusCode(),
            type.toLowerCase(Locale.ROOT).contains("json"),
            Arrays.copyOf(plain.body(), plain.length()),
            response.headers().firstValue("Location").orElse(""))
        .ofEvents(type.toLowerCase(Locale.ROOT).startsWith("text/event-stream"));
  }

  /** From JDK 21 on; before, the client goes with its last reference. */
  @Override
  public void close() {
    if ((Object) client instanceof AutoCloseable closeable) {
      closeQuietly(closeable);
    }
  }

  private static void closeQuietly(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException("an HttpClient closes without exceptions", e);
    }
  }
}
