package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.loadline.result.NotReadyException;
import io.loadline.result.Outcome;
import io.loadline.result.StreamResult;
import io.loadline.slo.Verdict;
import io.loadline.testkit.GoGrpcServer;
import io.loadline.testkit.Identity;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** grpc-go's own test service, described by its server reflection alone. */
@EnabledIf(
    value = "io.loadline.testkit.GoGrpcServer#isPossible",
    disabledReason = GoGrpcServer.WHY_SKIPPED)
class GrpcOnGoGrpcIT {
  private static final String BODY = "{\"body\":\"AAEC\"}";

  private static Loadline gate(String url, String payload) {
    return Loadline.target(url)
        .payload(payload)
        .ready(ready -> ready.timeout(Duration.ofSeconds(20)))
        .load(load -> load.requests(100).rate(200).warmup("10"))
        .slo(slo -> slo.latencyMax(Duration.ofSeconds(5)))
        .printTo(new PrintStream(PrintStream.nullOutputStream()));
  }

  private static LoadResult passed(Loadline gate) throws InterruptedException {
    LoadResult result = gate.run();
    assertThat(result.verdict()).as("%s", result).isEqualTo(Verdict.PASS);
    assertThat(result.run().outcomes().of(Outcome.SUCCESS)).isEqualTo(100);
    return result;
  }

  @Test
  void a_unary_method_is_called() throws Exception {
    try (GoGrpcServer server = GoGrpcServer.start()) {
      String payload = "{\"responseSize\":5,\"payload\":" + BODY + "}";
      passed(gate(server.url("UnaryCall"), payload).expect("payload.body=\"AAAAAAA=\""));
      passed(gate(server.url("EmptyCall"), "{}"));
    }
  }

  @Test
  void each_message_of_a_stream_has_its_time() throws Exception {
    try (GoGrpcServer server = GoGrpcServer.start()) {
      String payload =
          """
          {"responseParameters": [
            {"size": 10, "intervalUs": 5000},
            {"size": 20, "intervalUs": 10000},
            {"size": 30, "intervalUs": 10000}]}
          """;
      LoadResult result =
          passed(
              gate(server.url("StreamingOutputCall"), payload)
                  .expect("[2].payload.body exists")
                  .slo(slo -> slo.upper("grpc/first-message/max=2000")));
      StreamResult stream = Objects.requireNonNull(result.run().stream());
      assertThat(stream.tokens()).isEqualTo(300);
      assertThat(stream.first().min()).isGreaterThanOrEqualTo(5_000_000L);
      assertThat(stream.gap().count()).isEqualTo(200);
      assertThat(stream.gap().percentile(50)).isGreaterThanOrEqualTo(9_000_000L);
      assertThat(result.toString()).contains("messages  first p50", "messages/s");
      assertThat(result.entries()).containsKey("grpc/message-gap/p95");
    }
  }

  @Test
  void a_client_may_stream() throws Exception {
    try (GoGrpcServer server = GoGrpcServer.start()) {
      String message = "{\"payload\":" + BODY + "}";
      String payload = "[" + message + "," + message + "," + message + "]";
      passed(gate(server.url("StreamingInputCall"), payload).expect("aggregatedPayloadSize=9"));
    }
  }

  @Test
  void both_may_stream() throws Exception {
    try (GoGrpcServer server = GoGrpcServer.start()) {
      String payload =
          "[{\"responseParameters\":[{\"size\":1}]},{\"responseParameters\":[{\"size\":2}]}]";
      LoadResult result =
          passed(gate(server.url("FullDuplexCall"), payload).expect("[1].payload.body=\"AAA=\""));
      assertThat(Objects.requireNonNull(result.run().stream()).tokens()).isEqualTo(200);
    }
  }

  @Test
  void a_status_that_the_server_is_told_to_give_is_its_own_outcome() throws Exception {
    try (GoGrpcServer server = GoGrpcServer.start()) {
      Throwable thrown =
          catchThrowable(
              () ->
                  gate(server.url("UnaryCall"), "{\"responseStatus\":{\"code\":7}}")
                      .ready(ready -> ready.timeout(Duration.ofSeconds(2)))
                      .run());
      assertThat(thrown)
          .isInstanceOf(NotReadyException.class)
          .hasMessageStartingWith("not ready: the service does not let this caller in (403)");
    }
  }

  @Test
  void a_method_that_is_not_there_is_told_at_once() throws Exception {
    try (GoGrpcServer server = GoGrpcServer.start()) {
      assertThat(catchThrowable(() -> gate(server.url("NoSuchCall"), "{}").run()))
          .isInstanceOf(NotReadyException.class)
          .hasMessageContaining("has no method NoSuchCall, it has EmptyCall, UnaryCall");
      assertThat(catchThrowable(() -> gate(server.root() + "/a.B/C", "{}").run()))
          .isInstanceOf(NotReadyException.class)
          .hasMessageContaining("the server does not describe a.B: ");
    }
  }

  @Test
  void tls_is_spoken_by_alpn(@TempDir Path folder) throws Exception {
    Identity authority = Identity.authority("Test CA");
    Path ca = Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
    try (GoGrpcServer server = GoGrpcServer.secure(authority.sign("go"), folder)) {
      passed(gate(server.url("EmptyCall"), "{}").tls(tls -> tls.ca("file:" + ca)));
      assertThat(
              catchThrowable(
                  () ->
                      gate(server.url("EmptyCall"), "{}")
                          .ready(ready -> ready.timeout(Duration.ofSeconds(1)))
                          .run()))
          .isInstanceOf(NotReadyException.class)
          .hasMessageContaining("the JVM trusts no CA that signed the server's certificate");
    }
  }
}
