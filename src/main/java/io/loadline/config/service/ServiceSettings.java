package io.loadline.config.service;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Credential;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.Readiness;
import io.loadline.plan.RunIn;
import io.loadline.plan.ScrapeTargets;
import io.loadline.plan.TimingSources;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that is set of the service: what is called and by whom, when it may be, and where it is.
 *
 * @param call empty when the address is not usable, which is reported
 * @param metrics where the server tells its own counters
 * @param warnings one sentence each
 */
public record ServiceSettings(
    Optional<Call> call,
    Readiness readiness,
    ClusterAccess cluster,
    ScrapeTargets metrics,
    List<String> warnings) {
  private static final String RESTRICTED = "jdk.httpclient.allowRestrictedHeaders";

  public ServiceSettings {
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads it; what is wrong with it is reported.
   *
   * @param now tells which certificates have expired
   * @param seed of ids that are filled into payloads
   * @param secrets that were filled in: a header that holds one is secret
   * @param inferenceTarget what {@code @InferenceTarget} holds
   * @param kubeContext of the kubeconfig; empty for the current one
   */
  public static ServiceSettings read(
      SettingValues values,
      ContentSource source,
      Instant now,
      long seed,
      Set<String> secrets,
      Optional<URI> inferenceTarget,
      String kubeContext) {
    TlsReader tls = new TlsReader(values, source, now);
    CallReader calls =
        new CallReader(values, new PayloadSetReader(values, source, seed), tls, secrets);
    ClusterReader cluster = new ClusterReader(values);
    Readiness readiness = cluster.readiness();
    UrlReader urls = new UrlReader(values, ClusterReader.withAddress(readiness.awaited()));
    Optional<Call> call =
        calls.read(urls.read(inferenceTarget)).map(new RpcReader(values, source)::described);
    boolean grpc = call.filter(it -> it.target().isGrpc()).isPresent();
    if (grpc && readiness.path().isSet()) {
      values.refuse(
          Attribute.READY_PATH,
          "is an address of HTTP, and url is called by gRPC",
          "remove it: a model is asked by ModelReady; or write none");
    }
    TimingSources timings = new ServerTimingReader(values, grpc).read();
    ClusterAccess access = cluster.access(kubeContext);
    if (access.from() == RunIn.CLUSTER) {
      call.ifPresent(it -> urls.checkFromPod(it.target(), inferenceTarget));
    }
    Optional<Credential> caller = new AuthReader(values, source).read();
    ScrapeTargets metrics = new ServerMetricsReader(values).read(access.from());
    return new ServiceSettings(
        call.map(it -> it.as(caller).timedBy(timings)), readiness, access, metrics, tls.warnings());
  }

  /**
   * The bearer token that a file holds now.
   *
   * @throws InvalidConfigurationException when it holds none
   */
  public static String tokenIn(Path file) {
    return new TokenFile(file).token();
  }

  /** Whether the text of a URL says where the service is, and not only what follows. */
  public static boolean isWholeUrl(String text) {
    return UrlRule.isWhole(text);
  }

  /** Whether HTTP/2 is spoken; reports a transport that cannot. */
  public boolean isHttp2(String transport, ConfigProblems problems) {
    boolean http2 = call.filter(Call::isHttp2).isPresent();
    if (http2 && transport.equals("jdk")) {
      problems.add(
          "loadline.transport = \"jdk\"",
          "",
          "java.net.http is used over HTTP/1.1 only, it cannot begin with HTTP/2 without TLS",
          "remove loadline.transport, or call over HTTP/1.1");
    }
    return http2;
  }

  /**
   * Reports a {@code Host} header that the transport will not send; a pod is allowed to.
   *
   * @param properties the JVM's
   */
  public void checkHost(String transport, Map<String, String> properties, ConfigProblems problems) {
    String host = call.map(it -> it.target().virtualHost()).orElse("");
    boolean jdk = transport.equals("jdk") && call.filter(Call::isHttp2).isEmpty();
    String allowed = properties.getOrDefault(RESTRICTED, "");
    boolean here = cluster.from() != RunIn.CLUSTER;
    if (here && jdk && !host.isEmpty() && !allowed.matches("(?i)(.*,)?\\s*host\\s*(,.*)?")) {
      problems.add(
          "loadline.transport = \"jdk\", host = \"" + host + "\"",
          "",
          "java.net.http sends a Host header only where the JVM was started with -D"
              + RESTRICTED
              + "=host",
          "add that flag to argLine of Surefire and Failsafe, or remove loadline.transport");
    }
  }

  /** What the effective plan says of the answers; empty for answers that come whole. */
  public static Optional<String> shownAnswer(Call call) {
    if (call.answer() != AnswerKind.TOKEN_STREAM) {
      return Optional.empty();
    }
    boolean added =
        call.payloads().stream().anyMatch(each -> each.source().endsWith(TokenStreams.ADDED));
    return Optional.of(
        "token stream"
            + (added ? "; stream_options.include_usage added to the payload to count tokens" : ""));
  }
}
