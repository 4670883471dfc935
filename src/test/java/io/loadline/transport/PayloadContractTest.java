package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Payload;
import io.loadline.plan.Phase;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the transport, a request carries the payload of its number. */
@Timeout(60)
class PayloadContractTest {
  private static Transport transport(String name) {
    return switch (name) {
      case "epoll" -> NettyTransport.create();
      case "nio" -> NettyTransport.nio();
      default -> new JdkTransport();
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"epoll", "nio", "jdk"})
  void each_request_has_its_turn_and_its_uuid(String name) {
    Payload plain = Calls.payload("[1]");
    Payload uuid = Calls.payload("{\"id\":\"{uuid}\"}").withUuids(7);
    List<Payload> payloads = List.of(plain, uuid, plain);
    List<String> received = Collections.synchronizedList(new ArrayList<>());
    try (ScriptedServer server =
        ScriptedServer.start(
            request -> {
              received.add(request.body());
              return Answers.iris();
            })) {
      Call call = Calls.call("POST", server.url(), payloads, List.of());
      Drive.assertEach(Drive.drive(transport(name), call, 30), Outcome.SUCCESS);
    }
    List<String> expected =
        LongStream.range(0, 30)
            .mapToObj(i -> payloads.get((int) (i % 3)).of(Phase.MEASUREMENT, i).text())
            .toList();
    assertThat(received).containsExactlyInAnyOrderElementsOf(expected);
  }
}
