package io.loadline.transport.jdk;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Payload;
import io.loadline.plan.Phase;
import io.loadline.plan.Tracing;
import io.loadline.transport.RequestHeaders;
import io.loadline.transport.Transport.HeaderSource;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The requests of a call, built once for each phase and payload, and again when the caller has
 * another credential. For one loop thread.
 */
final class PreparedRequests {
  /** What java.net.http keeps to itself. */
  private static final Set<String> RESTRICTED =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final Map<Phase, List<Prepared>> requests = new EnumMap<>(Phase.class);

  private final Call plain;
  private final HeaderSource credentials;
  private final Tracing tracing;
  private Optional<Header> credential;
  private Call call;

  PreparedRequests(Call call, HeaderSource credentials, Tracing tracing) {
    this.plain = call;
    this.credentials = credentials;
    this.tracing = tracing;
    this.credential = credentials.now();
    this.call = credential.map(call::with).orElse(call);
    prepare();
  }

  private void prepare() {
    for (Phase phase : Phase.values()) {
      requests.put(phase, prepare(call, phase));
    }
  }

  private static List<Prepared> prepare(Call call, Phase phase) {
    return call.payloads().isEmpty()
        ? List.of(prepare(call, phase, BodyPublishers.noBody()))
        : call.payloads().stream()
            .map(payload -> prepare(call, phase, publisher(payload)))
            .toList();
  }

  private static BodyPublisher publisher(Payload payload) {
    return BodyPublishers.ofByteArray(payload.bytes());
  }

  private static Prepared prepare(Call call, Phase phase, BodyPublisher body) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(call.target().url())
            .version(HttpClient.Version.HTTP_1_1)
            .method(call.method(), body);
    for (Header header : RequestHeaders.of(call, phase)) {
      if (!RESTRICTED.contains(header.name().toLowerCase(Locale.ROOT))) {
        builder.header(header.name(), header.value());
      }
    }
    return Prepared.of(withHost(builder, call.target().virtualHost()));
  }

  /** What requests of a payload have in common, and the request where that is all. */
  private record Prepared(HttpRequest.Builder builder, HttpRequest whole) {
    static Prepared of(HttpRequest.Builder builder) {
      return new Prepared(builder, builder.build());
    }

    HttpRequest request(Tracing tracing, Phase phase, long index) {
      return tracing.isOn()
          ? builder.copy().header(Tracing.HEADER, tracing.header(phase, index)).build()
          : whole;
    }
  }

  /** java.net.http sends a {@code Host} of our own only when the JVM was told so. */
  private static HttpRequest.Builder withHost(HttpRequest.Builder builder, String host) {
    try {
      return host.isEmpty() ? builder : builder.setHeader("Host", host);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          ("loadline.transport = jdk, host = \"%s\": java.net.http sends a Host header only where"
                  + " the JVM was started with -Djdk.httpclient.allowRestrictedHeaders=host. Fix:"
                  + " add that flag to argLine of Surefire and Failsafe, or remove"
                  + " loadline.transport")
              .formatted(host),
          e);
    }
  }

  HttpRequest get(Phase phase, long index) {
    Optional<Header> now = credentials.now();
    if (!now.equals(credential)) {
      credential = now;
      call = now.map(plain::with).orElse(plain);
      prepare();
    }
    return prepared(phase, index).request(tracing, phase, index);
  }

  private Prepared prepared(Phase phase, long index) {
    List<Prepared> all = requests.getOrDefault(phase, List.of());
    List<Payload> payloads = call.payloads();
    if (!payloads.isEmpty()) {
      Payload payload = payloads.get((int) (index % payloads.size()));
      if (payload.uuids() > 0) {
        return prepare(call, phase, publisher(payload.of(phase, index)));
      }
    }
    return all.get((int) (index % all.size()));
  }
}
