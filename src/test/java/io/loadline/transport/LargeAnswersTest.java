package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer that takes long to look at is judged beside the loop, and never holds it up. */
@Timeout(60)
class LargeAnswersTest {
  private static final int ELEMENTS = 40_000;
  private static final String LARGE =
      "{\"name\":\"iris\",\"data\":[" + "1,".repeat(ELEMENTS - 1) + "2]}";
  private static final JsonPath NAME = new JsonPath(List.of(new JsonPath.Field("name")));
  private static final JsonPath DATA = new JsonPath(List.of(new JsonPath.Field("data")));
  private static final JsonPath LAST =
      new JsonPath(List.of(new JsonPath.Field("data"), new JsonPath.Index(ELEMENTS - 1)));

  private static Stream<Named<Supplier<Transport>>> transports() {
    return Stream.of(
        Named.of("epoll", NettyTransport::create),
        Named.of("nio", NettyTransport::nio),
        Named.of("jdk", JdkTransport::new));
  }

  static Stream<Arguments> cases() {
    List<Named<Expectation>> good =
        List.of(
            Named.of("name", new Expectation.Equal("name", NAME, "\"iris\"")),
            Named.of("last", new Expectation.Equal("last", LAST, "2")),
            Named.of("all", new Expectation.Exists("all", DATA)),
            Named.of("no-nan", new Expectation.NoNan("no-nan")));
    return transports().flatMap(t -> good.stream().map(each -> Arguments.of(t, each)));
  }

  private static JudgedPacer drive(Transport transport, String body, Expectation... expectations) {
    try (ScriptedServer server = ScriptedServer.always(Answers.json(200, body))) {
      JudgedPacer pacer = new JudgedPacer(6);
      transport.drive(Calls.post(server.url(), expectations), 1, pacer);
      transport.close();
      return pacer;
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void a_large_answer_frees_its_connection_before_it_is_judged(
      Supplier<Transport> transport, Expectation expectation) {
    JudgedPacer pacer = drive(transport.get(), LARGE, expectation);
    assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 6));
    assertThat(pacer.answered()).isEqualTo(6);
    assertThat(pacer.judged()).isEqualTo(6);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void what_is_wrong_with_a_large_answer_is_found_all_the_same(Supplier<Transport> transport) {
    JudgedPacer pacer =
        drive(transport.get(), LARGE, new Expectation.Equal("data=[1,2]", DATA, "[1,2]"));
    assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.EXPECTATION_FAILED, 6));
    assertThat(pacer.details()).singleElement().asString().startsWith("data is [1,1,1,");
    assertThat(pacer.details()).singleElement().asString().endsWith("..., expected [1,2]");
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_large_answer_that_is_cut_off_is_found_without_expect(Supplier<Transport> transport) {
    JudgedPacer pacer = drive(transport.get(), LARGE.substring(0, LARGE.length() - 2));
    assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.MALFORMED, 6));
    assertThat(pacer.answered()).isEqualTo(6);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_small_answer_is_judged_at_once(Supplier<Transport> transport) {
    JudgedPacer pacer = drive(transport.get(), Answers.IRIS, new Expectation.NoNan("no-nan"));
    assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 6));
    assertThat(pacer.answered()).isZero();
  }
}
