package io.loadline.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.plan.JsonPath.Field;
import io.loadline.plan.JsonPath.Index;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.answer.AnswerCheck;
import io.loadline.transport.answer.Compressed;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class GzipTest {
  private static final String TRANSPORTS = "io.loadline.transport.TlsCalls#transports";
  private static final byte[] IRIS = Answers.IRIS.getBytes(UTF_8);
  private static final Expectation ONES =
      new Expectation.Equal(
          "outputs[0].data=[1,1]",
          new JsonPath(List.of(new Field("outputs"), new Index(0), new Field("data"))),
          "[1,1]");

  @ParameterizedTest
  @MethodSource(TRANSPORTS)
  void an_answer_in_gzip_is_read(Supplier<Transport> transport) {
    assertOutcome(transport, Compressed.answer("gzip", Compressed.gzip(IRIS)), Outcome.SUCCESS);
    assertOutcome(transport, Compressed.answer("X-GZIP", Compressed.gzip(IRIS)), Outcome.SUCCESS);
    assertOutcome(transport, Compressed.answer("identity", IRIS), Outcome.SUCCESS);
  }

  @ParameterizedTest
  @MethodSource(TRANSPORTS)
  void an_error_hides_in_no_gzip(Supplier<Transport> transport) {
    byte[] error = Compressed.gzip("{\"error\":\"no memory\"}".getBytes(UTF_8));
    assertThat(assertOutcome(transport, Compressed.answer("gzip", error), Outcome.ERROR_BODY))
        .containsOnly("status 200: {\"error\":\"no memory\"}");
    assertThat(
            assertOutcome(transport, Compressed.answer(500, "gzip", error), Outcome.SERVER_ERROR))
        .containsOnly("status 500: {\"error\":\"no memory\"}");
  }

  @ParameterizedTest
  @MethodSource(TRANSPORTS)
  void what_cannot_be_decoded_is_malformed(Supplier<Transport> transport) {
    byte[] gzip = Compressed.gzip(IRIS);
    byte[] half = Arrays.copyOf(gzip, gzip.length / 2);
    assertThat(assertOutcome(transport, Compressed.answer("gzip", half), Outcome.MALFORMED))
        .containsOnly("status 200, a gzip body that ends too early");
    assertThat(assertOutcome(transport, Compressed.answer("gzip", IRIS), Outcome.MALFORMED))
        .containsOnly("status 200, a gzip body that is none: Not in GZIP format");
    assertThat(assertOutcome(transport, Compressed.answer("br", IRIS), Outcome.MALFORMED))
        .containsOnly("status 200, a Content-Encoding other than gzip: br");
    assertThat(assertOutcome(transport, Compressed.answer("gzip, gzip", gzip), Outcome.MALFORMED))
        .containsOnly("status 200, a Content-Encoding other than gzip: gzip, gzip");
  }

  @ParameterizedTest
  @MethodSource(TRANSPORTS)
  void what_stands_behind_the_gzip_is_malformed(Supplier<Transport> transport) {
    for (String behind : List.of("garbage", "ab", "\n", "\0\0\0\0\0\0\0\0\0\0\0\0")) {
      byte[] more = concat(Compressed.gzip(IRIS), behind.getBytes(UTF_8));
      assertThat(assertOutcome(transport, Compressed.answer("gzip", more), Outcome.MALFORMED))
          .containsOnly("status 200, a gzip body that is none: bytes behind its end");
    }
  }

  @ParameterizedTest
  @MethodSource(TRANSPORTS)
  void the_members_of_a_gzip_are_one_body(Supplier<Transport> transport) {
    byte[] half = Compressed.gzip(Arrays.copyOf(IRIS, 9));
    byte[] rest = Compressed.gzip(Arrays.copyOfRange(IRIS, 9, IRIS.length));
    assertOutcome(transport, Compressed.answer("gzip", concat(half, rest)), Outcome.SUCCESS);
    byte[] two = concat(Compressed.gzip(IRIS), Compressed.gzip(IRIS));
    assertOutcome(transport, Compressed.answer("gzip", two), Outcome.MALFORMED);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @ParameterizedTest
  @MethodSource(TRANSPORTS)
  void a_bomb_is_counted_and_not_kept(Supplier<Transport> transport) {
    byte[] bomb = Compressed.gzip(Compressed.blanks(3 * AnswerCheck.CEILING));
    assertThat(
            assertOutcome(transport, Compressed.answer("gzip", bomb), Outcome.EXPECTATION_FAILED))
        .containsOnly("the body has more than 8 MiB, too many for expect to look at");
    assertThat(drive(transport, Compressed.answer("gzip", bomb)).outcomes())
        .containsOnlyKeys(Outcome.SUCCESS);
  }

  @ParameterizedTest
  @MethodSource(TRANSPORTS)
  void a_body_as_large_as_may_be_is_still_looked_at(Supplier<Transport> transport) {
    byte[] most = Compressed.gzip(Compressed.blanks(AnswerCheck.CEILING));
    assertThat(
            assertOutcome(transport, Compressed.answer("gzip", most), Outcome.EXPECTATION_FAILED))
        .allSatisfy(detail -> assertThat(detail).startsWith("outputs[0].data"));
  }

  @ParameterizedTest
  @MethodSource(TRANSPORTS)
  void a_body_over_the_ceiling_is_no_json_to_look_at(Supplier<Transport> transport) {
    byte[] large = Compressed.blanks(AnswerCheck.CEILING + 1);
    assertThat(
            assertOutcome(
                transport, Compressed.answer("identity", large), Outcome.EXPECTATION_FAILED))
        .containsOnly("the body has more than 8 MiB, too many for expect to look at");
    assertThat(drive(transport, Compressed.answer("identity", large)).outcomes())
        .containsOnlyKeys(Outcome.SUCCESS);
  }

  private static EvenPacer drive(
      Supplier<Transport> transport, Behaviour behaviour, Expectation... expectations) {
    try (ScriptedServer server = ScriptedServer.always(behaviour)) {
      EvenPacer pacer = new EvenPacer(3, Duration.ZERO, Duration.ofSeconds(20));
      try (Transport made = transport.get()) {
        made.drive(Calls.post(server.url(), expectations), 2, pacer);
      }
      return pacer;
    }
  }

  private static List<String> assertOutcome(
      Supplier<Transport> transport, Behaviour behaviour, Outcome outcome) {
    EvenPacer pacer = drive(transport, behaviour, ONES);
    Drive.assertEach(pacer, outcome);
    return pacer.details();
  }
}
