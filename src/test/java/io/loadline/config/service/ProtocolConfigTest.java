package io.loadline.config.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Protocol;
import org.junit.jupiter.api.Test;

class ProtocolConfigTest {
  private static final String PAYLOAD = "{\"inputs\":[]}";

  private static GateFixture grpc(String url) {
    return GateFixture.gate().set(Attribute.URL, url).set(Attribute.PAYLOAD, PAYLOAD);
  }

  private static GateFixture http2() {
    return GateFixture.gate().set(Attribute.PROTOCOL, "HTTP_2");
  }

  @Test
  void http_1_1_is_spoken_unless_more_is_asked_for() {
    Call call = GateFixture.gate().resolve().plan().call();
    assertThat(call.protocol()).isEqualTo(Protocol.AUTO);
    assertThat(call.isHttp2()).isFalse();
    assertThat(call.streams()).isEqualTo(1);
  }

  @Test
  void a_closed_loop_over_http_2_spreads_its_users_over_few_connections() {
    LoadPlan plan = http2().set(Attribute.CONCURRENCY, "30").resolve().plan();
    assertThat(plan.connections()).isEqualTo(4);
    assertThat(plan.call().streams()).isEqualTo(8);
    assertThat(plan.inFlight()).isEqualTo(30);
  }

  @Test
  void concurrency_may_exceed_connections_over_http_2() {
    LoadPlan plan =
        http2().set(Attribute.CONCURRENCY, "30").set(Attribute.CONNECTIONS, "2").resolve().plan();
    assertThat(plan.connections()).isEqualTo(2);
    assertThat(plan.call().streams()).isEqualTo(15);
  }

  @Test
  void more_connections_than_users_are_refused() {
    assertThat(http2().set(Attribute.CONCURRENCY, "3").set(Attribute.CONNECTIONS, "4").refusal())
        .contains(
            "@Load(connections = 4)",
            "must not be more than the concurrency of 3; write fewer, or remove connections");
  }

  @Test
  void an_open_load_over_http_2_has_room_for_many_requests() {
    LoadPlan plan = http2().resolve().plan();
    assertThat(plan.connections()).isEqualTo(4);
    assertThat(plan.inFlight()).isEqualTo(400);
  }

  @Test
  void there_are_no_more_connections_over_http_2_than_requests() {
    GateFixture few = http2().set(Attribute.REQUESTS, "2").set(Attribute.LATENCY_MEAN, "500");
    assertThat(few.set(Attribute.WARMUP, "1").resolve().plan().connections()).isEqualTo(3);
    assertThat(few.set(Attribute.WARMUP, "0").resolve().plan().connections()).isEqualTo(2);
    GateFixture closed = few.set(Attribute.CONCURRENCY, "3");
    assertThat(closed.resolve().plan().connections()).isEqualTo(2);
    assertThat(closed.set(Attribute.CONNECTIONS, "3").resolve().plan().connections()).isEqualTo(3);
  }

  @Test
  void there_are_no_more_connections_over_grpc_than_requests() {
    GateFixture few =
        grpc("grpc://localhost/iris").set(Attribute.REQUESTS, "1").set(Attribute.WARMUP, "0");
    assertThat(few.resolve().plan().connections()).isEqualTo(1);
    assertThat(few.set(Attribute.CONNECTIONS, "4").resolve().plan().connections()).isEqualTo(4);
  }

  @Test
  void the_protocol_may_be_set_from_outside_in_any_case() {
    Call call = GateFixture.gate().property("loadline.protocol", "http_2").resolve().plan().call();
    assertThat(call.protocol()).isEqualTo(Protocol.HTTP_2);
  }

  @Test
  void an_unknown_protocol_is_refused() {
    assertThat(GateFixture.gate().property("loadline.protocol", "http2").refusal())
        .contains("must be auto, http_1_1 or http_2; did you mean http_2?");
  }

  @Test
  void the_jdk_s_client_is_refused_for_http_2() {
    assertThat(http2().property("loadline.transport", "jdk").refusal())
        .contains(
            "java.net.http is used over HTTP/1.1 only, it cannot begin with HTTP/2 without TLS");
  }

  @Test
  void grpc_is_spoken_over_http_2() {
    Call call = grpc("grpc://iris:9000/iris").resolve().plan().call();
    assertThat(call.isHttp2()).isTrue();
    assertThat(call.target().port()).isEqualTo(9000);
  }

  @Test
  void metrics_of_a_grpc_target_have_the_names_of_grpc() {
    LoadPlan plan =
        grpc("grpc://iris:9000/iris/versions/v1")
            .set(Attribute.UPPER, "grpc/latency/p97.5=300", "http/latency-max=900")
            .set(Attribute.REQUESTS, "1000")
            .resolve()
            .plan();
    assertThat(plan.objectives())
        .extracting(objective -> objective.metric().id())
        .containsExactly(
            "grpc/latency/mean", "grpc/latency/p97.5", "grpc/latency/max", "grpc/error-count");
  }

  @Test
  void grpc_without_a_model_is_refused() {
    assertThat(grpc("grpc://iris:9000").refusal())
        .contains("names no model to call over gRPC; write grpc://host:port/model");
  }

  @Test
  void grpc_to_a_path_is_refused() {
    assertThat(grpc("grpc://iris:9000/v2/models/iris/infer").refusal())
        .contains("gRPC calls a model or a method, not a path; write grpc://host:port/model");
  }

  @Test
  void grpc_without_a_payload_is_refused() {
    assertThat(GateFixture.gate().set(Attribute.URL, "grpc://iris:9000/iris").refusal())
        .contains("is not set, but a call over gRPC needs one");
  }

  @Test
  void grpc_over_http_1_1_is_refused() {
    assertThat(grpc("grpc://iris:9000/iris").set(Attribute.PROTOCOL, "HTTP_1_1").refusal())
        .contains("gRPC is spoken over HTTP/2 only; remove protocol, or call http");
  }
}
