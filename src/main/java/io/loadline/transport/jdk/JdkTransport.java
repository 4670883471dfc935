package io.loadline.transport.jdk;

import io.loadline.plan.Call;
import io.loadline.plan.Target;
import io.loadline.plan.Tracing;
import io.loadline.transport.TlsContext;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.HeaderSource;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.answer.ReceivedAnswer;
import io.loadline.transport.answer.UnjudgedAnswers.CheckThread;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1, also over TLS, on {@code java.net.http}, for where Netty cannot run. Thread-safe. What
 * it cannot do:
 *
 * <ul>
 *   <li>Connections are opened when they are first needed, not before the run, and the time of
 *       connecting counts as service time: {@code sent} is when the client took the request.
 *   <li>About 20 us and 14 KB a request, through the client's one selector thread: meant for rates
 *       up to some thousands a second.
 *   <li>A GET that meets a connection just closed by the server is sent again by the client; a
 *       connection that cannot be opened is tried twice.
 *   <li>A connection that ends within an answer's head counts as {@code RESET}, not as {@code
 *       TRUNCATED}, and bytes behind an answer may go unnoticed.
 *   <li>Of a name with several addresses, only the first is called.
 *   <li>Headers that the client reserves ({@code Connection}, {@code Expect}) are not sent as
 *       asked.
 * </ul>
 */
public final class JdkTransport implements Transport {
  private static final long LONGEST_SLEEP = TimeUnit.MILLISECONDS.toNanos(100);

  /** What the loops of a transport have in common. */
  record Wiring(
      HttpClient client,
      CheckThread checks,
      HeaderSource credentials,
      Tracing tracing,
      @Nullable Consumer<ReceivedAnswer> listener) {}

  private final CheckThread checks = new CheckThread();
  private final Map<Target, HttpClient> clients;
  private final HeaderSource credentials;
  private final Tracing tracing;
  private final @Nullable Consumer<ReceivedAnswer> listener;

  /** A transport that sends no credential. */
  public JdkTransport() {
    this(new ConcurrentHashMap<>(), HeaderSource.NONE, Tracing.OFF, null);
  }

  private JdkTransport(
      Map<Target, HttpClient> clients,
      HeaderSource credentials,
      Tracing tracing,
      @Nullable Consumer<ReceivedAnswer> listener) {
    this.clients = clients;
    this.credentials = credentials;
    this.tracing = tracing;
    this.listener = listener;
  }

  /** The same, with the same connections, where somebody hears whole answers. */
  public JdkTransport heardBy(Consumer<ReceivedAnswer> other) {
    return new JdkTransport(clients, credentials, tracing, other);
  }

  /** The same, with the same connections, whose requests carry a credential. */
  public JdkTransport sending(HeaderSource other) {
    return new JdkTransport(clients, other, tracing, listener);
  }

  /** The same, with the same connections, whose requests tell their traces. */
  public JdkTransport tracing(Tracing other) {
    return new JdkTransport(clients, credentials, other, listener);
  }

  private static HttpClient client(Target target) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            // Else the proxy of the JVM's system properties would be measured, not the service.
            .proxy(HttpClient.Builder.NO_PROXY)
            // Another thread between the selector's and the loop's would only add its wake-up time.
            .executor(Runnable::run);
    if (target.isSecure()) {
      builder.sslContext(TlsContext.of(target).context());
    }
    return builder.build();
  }

  @Override
  public String name() {
    return "jdk";
  }

  @Override
  public void drive(Call call, int connections, Pacer pacer) {
    HttpClient client = clients.computeIfAbsent(call.target(), JdkTransport::client);
    JdkLoopConnections loopConnections =
        new JdkLoopConnections(
            new Wiring(client, checks, credentials, tracing, listener), call, pacer, connections);
    try {
      pacer.ready(loopConnections);
      run(loopConnections, pacer);
    } finally {
      loopConnections.close();
    }
  }

  private static void run(JdkLoopConnections loopConnections, Pacer pacer) {
    long next = pacer.turn(System.nanoTime());
    while (next != Pacer.DONE) {
      long wait = Math.min(LONGEST_SLEEP, next - System.nanoTime());
      if (wait > 0 && !loopConnections.hasFinished()) {
        LockSupport.parkNanos(wait);
      }
      loopConnections.releaseFinished();
      next = pacer.turn(System.nanoTime());
    }
  }

  /** From Java 21 on ends the client's thread; before, that is left to the garbage collector. */
  @Override
  public void close() {
    for (Object client : clients.values()) {
      if (client instanceof AutoCloseable closing) {
        close(closing);
      }
    }
  }

  private static void close(AutoCloseable closing) {
    try {
      closing.close();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client does not close", e);
    }
  }
}
