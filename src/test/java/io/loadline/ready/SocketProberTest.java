package io.loadline.ready;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Header;
import io.loadline.plan.Payload;
import io.loadline.plan.Target;
import io.loadline.plan.Tls;
import io.loadline.ready.Reply.Answered;
import io.loadline.ready.Reply.Failed;
import io.loadline.ready.Reply.Failure;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ClosedPort;
import io.loadline.testkit.ReceivedRequest;
import io.loadline.testkit.ScriptedServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketProberTest {
  private final Queue<ReceivedRequest> seen = new ConcurrentLinkedQueue<>();

  private static Reply send(URI url, Duration timeout) throws InterruptedException {
    Payload payload = Calls.payload("{\"inputs\":[]}");
    List<Header> headers = List.of(new Header("Content-Type", "application/json", false));
    Ask ask = new Ask("POST", url, headers, payload, timeout, false);
    return new SocketProber(new Target(url, "iris.example.com", Tls.DEFAULT)).send(ask);
  }

  private Reply reply(Behaviour behaviour) throws InterruptedException {
    try (ScriptedServer server =
        ScriptedServer.start(
            request -> {
              seen.add(request);
              return behaviour;
            })) {
      return send(server.url(), Duration.ofSeconds(2));
    }
  }

  private Failure failure(Behaviour behaviour) throws InterruptedException {
    return ((Failed) reply(behaviour)).failure();
  }

  @Test
  void a_request_has_the_hosts_name_that_the_gateway_knows() throws Exception {
    Answered answer = (Answered) reply(Answers.iris());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isTrue();
    assertThat(answer.body()).asString().isEqualTo(Answers.IRIS);
    assertThat(seen.element().headers())
        .containsEntry("host", "iris.example.com")
        .containsEntry("loadline-phase", "probe")
        .containsEntry("content-type", "application/json");
    assertThat(seen.element().body()).isEqualTo("{\"inputs\":[]}");
  }

  @Test
  void a_redirect_says_where_to() throws Exception {
    Answered answer = (Answered) reply(Answers.redirect("/login"));

    assertThat(answer.status() / 100).isEqualTo(3);
    assertThat(answer.location()).isEqualTo("/login");
  }

  @Test
  void chunks_are_put_together() throws Exception {
    Answered answer = (Answered) reply(Answers.chunked(7));

    assertThat(answer.body()).asString().isEqualTo(Answers.IRIS);
  }

  @Test
  void an_answer_may_end_with_its_connection() throws Exception {
    Answered answer = (Answered) reply(Answers.untilClose());

    assertThat(answer.body()).asString().isEqualTo(Answers.IRIS);
  }

  @Test
  void what_is_no_whole_answer_is_a_failure() throws Exception {
    assertThat(failure(Behaviour.close())).isEqualTo(Failure.CLOSED);
    assertThat(failure(Answers.half())).isEqualTo(Failure.CLOSED);
    assertThat(failure(Answers.garbage())).isEqualTo(Failure.NOT_HTTP);
    assertThat(failure(Behaviour.hang())).isEqualTo(Failure.TIMEOUT);
  }

  @Test
  void nobody_there_is_a_failure() throws Exception {
    URI nobody = URI.create("http://127.0.0.1:" + ClosedPort.find() + "/v2");

    assertThat(send(nobody, Duration.ofSeconds(2)))
        .extracting(reply -> ((Failed) reply).failure())
        .isEqualTo(Failure.REFUSED);
  }
}
