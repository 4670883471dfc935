package io.loadline.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Payload;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Target;
import io.loadline.result.ConnectionUse;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.testkit.GrpcAnswers;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Http2Server.Answer;
import io.loadline.testkit.Plans;
import io.loadline.transport.grpc.GrpcMethods;
import io.loadline.transport.http2.Http2Transport;
import io.loadline.transport.jdk.JdkTransport;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a run over HTTP/2 and gRPC tells of its connections, over real sockets. */
@Timeout(60)
class Http2ConnectionUseTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final int STREAMS = 100;
  private static final String PAYLOAD =
      "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}";

  private static RunResult drive(Transport transport, String url, Duration timeout, int requests) {
    List<Payload> payloads = List.of(Payload.of("inline", PAYLOAD.getBytes(UTF_8)));
    Call call =
        new Call(new Target(URI.create(url)), "POST", List.of(), payloads, timeout, List.of())
            .withStreams(STREAMS);
    LoadPlan plan =
        Plans.plan(
            call,
            Plans.constant(100),
            new PhaseLength.Requests(requests),
            new PhaseLength.Requests(0),
            4,
            Plans.noErrors());
    try (transport) {
      return new LoadEngine(transport, Clock.systemUTC(), System::nanoTime, 2)
          .run(plan, new StopSignal(), progress -> {});
    }
  }

  private static RunResult http2(Http2Server server, Duration timeout, int requests) {
    return drive(Http2Transport.create(STREAMS), server.url().toString(), timeout, requests);
  }

  private static RunResult grpc(Http2Server server, Duration timeout, int requests) {
    String url = "grpc://127.0.0.1:" + server.port() + "/iris";
    return drive(GrpcMethods.transport(STREAMS), url, timeout, requests);
  }

  /** The connection that was accepted first is answered, the others are greeted and no more. */
  private static Answer onFirst(Answer answer) {
    return (peer, id) -> {
      if (peer.number() == 1) {
        answer.to(peer, id);
      }
    };
  }

  private static final Answer JSON = (peer, id) -> peer.json(id, "{}");
  private static final Answer GRPC = (peer, id) -> GrpcAnswers.ok(peer, id, GrpcAnswers.answer());

  @Test
  void connections_over_http_2_are_counted() {
    try (Http2Server server = Http2Server.answering(JSON)) {
      RunResult run = http2(server, LONG, 8);
      assertThat(run.outcomes().successes()).isEqualTo(8);
      assertThat(run.connections()).isEqualTo(new ConnectionUse(4, 4, 4, 0, 0));
      assertThat(Judge.judge(run).notes()).noneMatch(note -> note.contains("connections that"));
    }
  }

  @Test
  void connections_without_a_request_are_opened_and_not_used() {
    try (Http2Server server = Http2Server.answering(JSON)) {
      assertThat(http2(server, LONG, 2).connections()).isEqualTo(new ConnectionUse(4, 2, 2, 0, 0));
    }
  }

  @Test
  void connections_over_http_2_that_were_never_answered_are_told() {
    try (Http2Server server = Http2Server.answering(onFirst(JSON))) {
      assertUnanswered(http2(server, SHORT, 8));
    }
  }

  @Test
  void connections_over_grpc_that_were_never_answered_are_told() {
    try (Http2Server server = Http2Server.answering(onFirst(GRPC))) {
      assertUnanswered(grpc(server, SHORT, 8));
    }
  }

  private static void assertUnanswered(RunResult run) {
    assertThat(run.outcomes().successes()).isEqualTo(2);
    assertThat(run.outcomes().of(Outcome.TIMEOUT)).isEqualTo(6);
    assertThat(run.connections()).isEqualTo(new ConnectionUse(4, 4, 1, 0, 0));
    assertThat(Judge.judge(run).notes())
        .contains(
            "of 4 connections that carried requests 3 were never answered: if the service serves"
                + " no more than 1 at once, set @Load(connections = 1)");
  }

  /** Which of them the server serves, it tells by its greeting: no request goes to the others. */
  @Test
  void a_server_that_greets_one_connection_at_a_time_answers_all() {
    Http2Server.Script one =
        peer -> {
          if (peer.number() > 1) {
            peer.readPreface();
            peer.request();
            return;
          }
          peer.greet();
          for (int id = peer.request(); id > 0; id = peer.request()) {
            JSON.to(peer, id);
          }
        };
    try (Http2Server server = Http2Server.start(one)) {
      RunResult run = http2(server, SHORT, 8);
      assertThat(run.outcomes().successes()).isEqualTo(8);
      assertThat(run.connections()).matches(use -> use.used() == 1 && use.answered() == 1);
    }
  }

  @Test
  void a_connection_that_was_opened_anew_counts_again() {
    Http2Server.Script leaving =
        peer -> {
          peer.greet();
          int id = peer.request();
          peer.json(id, "{}");
          peer.goAway(id, 0);
          peer.request();
        };
    try (Http2Server server = Http2Server.start(leaving)) {
      RunResult run = http2(server, LONG, 12);
      assertThat(run.outcomes().successes()).isEqualTo(12);
      assertThat(run.connections()).matches(use -> use.used() == 12 && use.answered() == 12);
    }
  }

  @Test
  void the_transport_of_the_jdk_tells_nothing_of_its_connections() {
    try (Http2Server server = Http2Server.answering(JSON)) {
      String url = server.url().toString();
      assertThat(drive(new JdkTransport(), url, Duration.ofMillis(200), 2).connections()).isNull();
    }
  }
}
