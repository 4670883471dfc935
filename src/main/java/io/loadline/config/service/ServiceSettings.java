package io.loadline.config.service;

import io.loadline.config.setting.ConfigProblems;
import io.loadline.plan.AnswerKind;
import io.loadline.plan.Call;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Readiness;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is set of the service: what is called and by whom, when it may be, and where it is.
 *
 * @param call empty when the address is not usable, which is reported
 * @param warnings one sentence each
 */
public record ServiceSettings(
    Optional<Call> call, Readiness readiness, ClusterAccess cluster, List<String> warnings) {
  private static final String RESTRICTED = "jdk.httpclient.allowRestrictedHeaders";

  public ServiceSettings {
    warnings = List.copyOf(warnings);
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
   * Reports a {@code Host} header that the transport will not send.
   *
   * @param properties the JVM's
   */
  public void checkHost(String transport, Map<String, String> properties, ConfigProblems problems) {
    String host = call.map(it -> it.target().virtualHost()).orElse("");
    boolean jdk = transport.equals("jdk") && call.filter(Call::isHttp2).isEmpty();
    String allowed = properties.getOrDefault(RESTRICTED, "");
    if (jdk && !host.isEmpty() && !allowed.matches("(?i)(.*,)?\\s*host\\s*(,.*)?")) {
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
