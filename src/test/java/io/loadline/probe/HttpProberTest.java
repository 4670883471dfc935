package io.loadline.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Header;
import io.loadline.plan.Target;
import io.loadline.plan.TlsTrust;
import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.probe.ProbeResponse.Failed;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ReceivedRequest;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.RequestHeaders;
import io.loadline.transport.Transport.HeaderSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpProberTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private final Queue<ReceivedRequest> seen = new ConcurrentLinkedQueue<>();

  private static ReadinessProber netty(Target target) {
    return HttpProber.netty(target, HeaderSource.NONE);
  }

  static Stream<Named<Function<Target, ReadinessProber>>> probers() {
    return Stream.of(
        Named.of("netty", HttpProberTest::netty),
        Named.of("jdk", target -> HttpProber.jdk(target, HeaderSource.NONE)));
  }

  private ProbeResponse response(Function<Target, ReadinessProber> probers, Behaviour behaviour)
      throws Exception {
    Script script =
        request -> {
          seen.add(request);
          return behaviour;
        };
    try (ScriptedServer server = ScriptedServer.start(script)) {
      URI url = URI.create("http://127.0.0.1:" + server.port() + "/x?q=1#fragment");
      return send(probers, new Target(url, "iris.example.com", TlsTrust.DEFAULT));
    }
  }

  private static ProbeResponse send(Function<Target, ReadinessProber> probers, Target target)
      throws Exception {
    List<Header> headers = List.of(new Header("Content-Type", "application/json", false));
    ProbeRequest request =
        new ProbeRequest(
            "POST",
            target.url(),
            headers,
            Calls.payload("{\"a\":1}"),
            Duration.ofSeconds(20),
            false);
    try (ReadinessProber prober = probers.apply(target)) {
      return prober.send(request);
    }
  }

  private String text(Function<Target, ReadinessProber> probers, String answer) throws Exception {
    ProbeResponse response = response(probers, Answers.raw(answer).thenClose());
    if (response instanceof Answered answered) {
      return answered.status() + " " + new String(answered.body(), UTF_8);
    }
    Failed failed = (Failed) response;
    return failed.failure() + ": " + failed.detail();
  }

  @ParameterizedTest
  @MethodSource("probers")
  void sends_what_the_load_will_send_and_says_that_it_probes(
      Function<Target, ReadinessProber> probers) throws Exception {
    Answered answer = (Answered) response(probers, Answers.iris());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isTrue();
    assertThat(answer.body()).asString().isEqualTo(Answers.IRIS);
    assertThat(seen).hasSize(1);
    assertThat(seen.element().method()).isEqualTo("POST");
    assertThat(seen.element().path()).isEqualTo("/x?q=1");
    assertThat(seen.element().body()).isEqualTo("{\"a\":1}");
    assertThat(seen.element().headers())
        .containsEntry("host", "iris.example.com")
        .containsEntry("loadline-phase", "probe")
        .containsEntry("user-agent", RequestHeaders.USER_AGENT)
        .containsEntry("content-type", "application/json")
        .doesNotContainKey("upgrade");
  }

  @ParameterizedTest
  @MethodSource("probers")
  void follows_no_redirect(Function<Target, ReadinessProber> probers) throws Exception {
    Answered answer = (Answered) response(probers, Answers.redirect("/login"));

    assertThat(answer.status() + answer.location()).isEqualTo("302/login");
  }

  @ParameterizedTest
  @MethodSource("probers")
  void an_answer_ends_where_it_says(Function<Target, ReadinessProber> probers) throws Exception {
    String json = "{\"a\":1}";
    assertThat(
            text(probers, OK + "Transfer-Encoding: chunked\r\n\r\n7\r\n" + json + "\r\n0\r\n\r\n"))
        .isEqualTo("200 " + json);
    assertThat(text(probers, OK + "\r\n" + json)).isEqualTo("200 " + json);
    assertThat(text(probers, OK + "A: b\r\n c\r\nContent-Length:\r\n 7\r\n\r\n" + json))
        .isEqualTo("200 " + json);
    assertThat(text(probers, "HTTP/1.1 401 Who\r\nContent-Length: 0\r\n\r\n")).isEqualTo("401 ");
    assertThat(text(probers, "HTTP/1.1 204 No\r\n\r\n")).isEqualTo("204 ");
  }

  @Test
  void what_the_load_understands_the_probe_does_too() throws Exception {
    assertThat(text(HttpProberTest::netty, OK + "Content-Length: 2, 2\r\n\r\n{}"))
        .isEqualTo("200 {}");
    assertThat(text(HttpProberTest::netty, "HTTP/1.1 204 No\r\nContent-Length: 9\r\n\r\n"))
        .isEqualTo("204 ");
  }

  @Test
  void what_the_load_refuses_the_probe_refuses_in_the_same_words() throws Exception {
    assertThat(text(HttpProberTest::netty, OK + "Content-Length: 2, 3\r\n\r\n{}"))
        .isEqualTo("NOT_HTTP: two values of Content-Length: 2 and 3");
    assertThat(text(HttpProberTest::netty, OK + "no colon\r\n\r\n"))
        .isEqualTo("NOT_HTTP: no header line: no colon");
    assertThat(text(HttpProberTest::netty, "HTTP/1.1 101 Other\r\n\r\n"))
        .isEqualTo("NOT_HTTP: status 101, but no other protocol was asked for");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/problem+json; charset=utf-8"})
  void json_is_what_the_load_takes_for_it(String type) throws Exception {
    assertThat(isJson(type)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-ndjson", "application/jsonl", "text/plain"})
  void other_types_are_none(String type) throws Exception {
    assertThat(isJson(type)).isFalse();
  }

  private boolean isJson(String type) throws Exception {
    String answer = OK + "Content-Type: " + type + "\r\nContent-Length: 2\r\n\r\n{}";
    boolean netty = ((Answered) response(HttpProberTest::netty, Answers.raw(answer))).json();
    assertThat(
            ((Answered)
                    response(
                        target -> HttpProber.jdk(target, HeaderSource.NONE), Answers.raw(answer)))
                .json())
        .isEqualTo(netty);
    return netty;
  }

  @ParameterizedTest
  @MethodSource("probers")
  void a_body_that_is_too_large_to_keep_is_said_to_go_on(Function<Target, ReadinessProber> probers)
      throws Exception {
    String body = "{\"a\":\"" + "x".repeat(9 << 20) + "\"}";
    Answered answer = (Answered) response(probers, Answers.json(200, body));

    assertThat(answer.cut()).isTrue();
    assertThat(answer.body()).hasSize(8 << 20);
  }

  @ParameterizedTest
  @MethodSource("probers")
  void each_probe_opens_one_connection(Function<Target, ReadinessProber> probers) throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Behaviour.close())) {
      send(probers, new Target(server.url()));

      assertThat(server.connections()).isEqualTo(1);
    }
  }
}
