package io.loadline.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.Call;
import io.loadline.plan.Readiness;
import io.loadline.plan.ReadinessTarget;
import io.loadline.plan.ReadyPath;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.GrpcAnswers;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.ReceivedRequest;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.Transport.HeaderSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole wait over real sockets, by a clock on which pauses take no time. */
@Timeout(60)
class ReadyOnSocketsTest {
  private static final String PAYLOAD =
      "{\"inputs\":[{\"name\":\"a\",\"shape\":[2],\"datatype\":\"FP32\",\"data\":[1,2]}]}";
  private static final int UNIMPLEMENTED = 12;
  private static final int UNKNOWN = 2;

  private final AtomicLong clock = new AtomicLong(7);
  private final ReadinessLoop.ReadinessClock timing =
      new ReadinessLoop.ReadinessClock(clock::get, clock::addAndGet, tick -> () -> {});
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  @Test
  void a_ready_path_is_asked_and_waited_for() throws Exception {
    Script script =
        request -> {
          asked.add(request.method() + " " + request.path());
          return request.method().equals("POST") || asked.size() > 2
              ? Answers.iris()
              : Answers.text(503, "starting");
        };
    try (ScriptedServer server = ScriptedServer.start(script)) {
      ReadyWait.Report report = await(server.url("/predict").toString(), "/health?deep=1");

      assertThat(asked)
          .containsExactly(
              "GET /health?deep=1", "GET /health?deep=1", "GET /health?deep=1", "POST /predict");
      assertThat(report.how()).endsWith("/health?deep=1 says ready, 1 real request succeeded");
    }
  }

  @Test
  void with_none_a_model_of_v2_is_only_inferred_from() throws Exception {
    try (ScriptedServer server = ScriptedServer.start(this::irisOnPost)) {
      await(server.url().toString(), "none");

      assertThat(asked).containsExactly("POST " + ScriptedServer.INFER);
    }
  }

  @Test
  void a_list_of_models_that_fails_is_no_obstacle_for_long() throws Exception {
    try (ScriptedServer server = ScriptedServer.start(this::irisOnPost)) {
      ReadyWait.Report report = await(server.url("/v1/chat/completions").toString(), "");

      assertThat(report.how())
          .isEqualTo(
              "1 real request succeeded; "
                  + server.url("/v1/models")
                  + " says 500 no cache for 10 s, which is no obstacle");
      assertThat(asked).hasSize(16).endsWith("POST /v1/chat/completions");
    }
  }

  @Test
  void a_payload_that_a_server_without_a_ready_endpoint_refuses_ends_it() throws Exception {
    Script litServe = request -> Answers.json(500, "{\"detail\":\"Internal server error\"}");
    try (ScriptedServer server = ScriptedServer.start(litServe)) {
      assertThat(failure(server.url("/predict").toString(), ""))
          .startsWith(
              "not ready: the service is there and refuses this payload: 500 Internal server"
                  + " error\n")
          .contains("  do       read the log of the model server, which has the reason; ");
      assertThat(seconds()).isBetween(10.0, 12.0);
    }
  }

  @Test
  void a_model_of_grpc_that_is_not_ready_shows_what_it_said() throws Exception {
    byte[] not = new byte[0];
    try (Http2Server server = Http2Server.answering((peer, id) -> GrpcAnswers.ok(peer, id, not))) {
      assertThat(failure(grpc(server), ""))
          .startsWith("not ready within 180 s: ModelReady says ready = false\n")
          .contains("  usually  the server has no model iris (Triton says the same then), ")
          .doesNotContain("UNAVAILABLE");
    }
  }

  @Test
  void a_model_that_mlserver_does_not_have_is_named_over_grpc() throws Exception {
    String text = "Unexpected <class 'mlserver.errors.ModelNotFound'>: Model iris not found";
    try (Http2Server server =
        Http2Server.answering((peer, id) -> GrpcAnswers.status(peer, id, UNKNOWN, text))) {
      assertThat(failure(grpc(server), ""))
          .startsWith("not ready within 180 s: UNKNOWN " + text + "\n")
          .contains("  usually  the server has no model iris, or has not loaded it\n");
    }
  }

  @Test
  void a_server_of_grpc_without_model_ready_ends_it_and_is_measured_with_none() throws Exception {
    Http2Server.Answer answer =
        (peer, id) -> {
          if (peer.head(id).contains("ModelReady")) {
            GrpcAnswers.status(peer, id, UNIMPLEMENTED, "no such method");
          } else {
            GrpcAnswers.ok(peer, id, GrpcAnswers.answer());
          }
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      assertThat(failure(grpc(server), ""))
          .startsWith(
              "not ready: the server does not have the ready endpoint that is asked: UNIMPLEMENTED"
                  + " no such method\n")
          .endsWith(
              "or set @Ready(path) to the address that says whether it is ready, \"none\" for"
                  + " none");
      assertThat(seconds()).isBetween(10.0, 12.0);
      assertThat(await(grpc(server), "none").how())
          .startsWith("1 real request succeeded; no ready endpoint was asked");
    }
  }

  private Behaviour irisOnPost(ReceivedRequest request) {
    asked.add(request.method() + " " + request.path());
    return request.method().equals("POST") ? Answers.iris() : Answers.text(500, "no cache");
  }

  private static String grpc(Http2Server server) {
    return "grpc://127.0.0.1:" + server.port() + "/iris";
  }

  private double seconds() {
    return clock.get() / 1e9;
  }

  private ReadyWait.Report await(String url, String path) throws InterruptedException {
    Call call = Calls.call(url, Duration.ofSeconds(30), List.of(Calls.payload(PAYLOAD)));
    Optional<ReadinessTarget> nothing = Optional.empty();
    Readiness readiness =
        new Readiness(
            Duration.ofMinutes(3), 1, nothing, AllowedInterference.NOTHING, new ReadyPath(path));
    ReadyWait wait =
        call.isHttp2()
            ? ReadyWait.overHttp2(timing, new FailedWaitHistory(), HeaderSource.NONE)
            : ReadyWait.overHttp(timing, new FailedWaitHistory(), HeaderSource.NONE);
    return wait.await(call, readiness, line -> {});
  }

  private String failure(String url, String path) {
    return String.valueOf(
        catchThrowableOfType(NotReadyException.class, () -> await(url, path)).getMessage());
  }
}
