package io.loadline.truth;

import static io.loadline.testkit.Plans.poisson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.loadline.plan.Call;
import io.loadline.plan.Payload;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Protocol;
import io.loadline.plan.Target;
import io.loadline.plan.TimedPart;
import io.loadline.testkit.TimedWorker;
import io.loadline.testkit.TimedWorker.Noted;
import io.loadline.transport.Transport;
import io.loadline.transport.grpc.GrpcMethods;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.http2.Http2Transport;
import io.loadline.transport.jdk.JdkTransport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a server tells of its own time, against what it noted. Its one worker makes a queue of
 * Poisson arrivals at a good half of what it can do. Both sides note by one clock, so that all is
 * exact but for how long a loopback takes.
 */
class ServerTimingTruthTest {
  private static final int REQUESTS = 400;
  private static final double RATE = 180;

  /** So few that some wait for one, and that the warm-up opens all of them. */
  private static final int CONNECTIONS = 4;

  private static final PhaseLength WARMUP = new PhaseLength.Requests(200);
  private static final long SHORTEST = 2_200_000;
  private static final long LONGEST = 3_800_000;
  private static final long OFFSET = 2_000_000;

  /** So long that a machine on which ten others build reaches no time-out. */
  private static final Duration PATIENT = Duration.ofMinutes(2);

  /** A part of the requests that the host may have made late: what it may do to 1 % of them. */
  private static final double HARDLY_DISTURBED = 0.01;

  private static final String TENSOR =
      "\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}";

  /** Where it is told, and by which transport it is read. */
  @SuppressWarnings("ImmutableEnumChecker") // References to methods.
  private enum Way {
    HEADERS_OVER_HTTP_1(TellingServer::ofHeads, NettyTransport::create),
    HEADERS_BY_JDK(TellingServer::ofHeads, JdkTransport::new),
    TRAILERS_OVER_HTTP_1(TellingServer::ofTrailers, NettyTransport::create),
    USAGE_OF_A_STREAM(TellingServer::ofUsage, NettyTransport::create),
    HEADERS_OVER_HTTP_2(TellingServer::ofHttp2Heads, () -> Http2Transport.create(4)),
    TRAILERS_OVER_GRPC(TellingServer::ofGrpcTrailers, () -> GrpcMethods.transport(4));

    private final Function<TimedWorker, TellingServer> server;
    private final Supplier<Transport> transport;

    Way(Function<TimedWorker, TellingServer> server, Supplier<Transport> transport) {
      this.server = server;
      this.transport = transport;
    }

    /**
     * Of how many requests more than 2 ms may not be told. The JDK's client is not ours, and what
     * it does with a request counts as the service's: 2 to 4 ms at p99, up to 15 ms on a host that
     * keeps time.
     */
    private double slowShare() {
      return this == HEADERS_BY_JDK ? 0.1 : 0.01;
    }

    private List<TimedPart> parts() {
      return this == USAGE_OF_A_STREAM ? TellingServer.IN_USAGE : TellingServer.IN_FIELDS;
    }

    private Call call(URI url) {
      List<Payload> payloads =
          IntStream.range(0, REQUESTS).mapToObj(ServerTimingTruthTest::payload).toList();
      Call call = new Call(new Target(url), "POST", List.of(), payloads, PATIENT, List.of());
      return switch (this) {
        case USAGE_OF_A_STREAM -> call.streaming(payloads);
        case HEADERS_OVER_HTTP_2 -> call.over(Protocol.HTTP_2).timedBy(TellingServer.SOURCES);
        default -> call.timedBy(TellingServer.SOURCES);
      };
    }
  }

  private static Payload payload(int number) {
    String body = "{\"id\":\"number-" + number + "\"," + TENSOR;
    return Payload.of("inline", body.getBytes(StandardCharsets.UTF_8));
  }

  /** Against a server that tells what it noted as {@code telling} makes it. */
  private static TimedRun run(Way way, UnaryOperator<Noted> telling) throws Exception {
    try (TimedWorker worker = new TimedWorker(13, SHORTEST, LONGEST, telling);
        TellingServer server = way.server.apply(worker)) {
      RealRun run =
          RealRun.of(
              way.transport.get(),
              way.call(server.url()),
              poisson(RATE),
              REQUESTS,
              WARMUP,
              CONNECTIONS);
      assertThat(run.result().outcomes().successes())
          .as("%s", run.result().outcomes())
          .isEqualTo(REQUESTS);
      return new TimedRun(run, worker, way.parts());
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_told_is_what_was_noted_and_the_rest_is_a_loopback(Way way) throws Exception {
    TimedRun timed = run(way, noted -> noted);
    timed.assertParts();
    timed.assertJoined();
    timed.assertUntoldIsNotNegative();
    double slow = timed.slowShare();
    assumeThat(timed.disturbedShare())
        .as("the host kept time: the part of the requests that it may have made late")
        .isLessThan(HARDLY_DISTURBED);
    assertThat(slow).as("with over 2 ms not told").isLessThanOrEqualTo(way.slowShare());
  }

  /** Nobody contradicts it, and the 2 ms are missing on any host. */
  @Test
  void a_server_that_tells_2_ms_less_than_it_noted_is_found_out() throws Exception {
    TimedRun timed = run(Way.HEADERS_OVER_HTTP_1, noted -> noted.endedLaterBy(-OFFSET));
    assertThatThrownBy(timed::assertParts).hasMessageContaining("[p50.0 of COMPUTE]");
    assertThatThrownBy(timed::assertJoined).isInstanceOf(AssertionError.class);
    assertThat(timed.slowShare()).isOne();
  }

  /** Our clock contradicts it but where the host made a request late by as much. */
  @Test
  void a_server_that_tells_2_ms_more_than_it_noted_is_found_out() throws Exception {
    TimedRun timed = run(Way.HEADERS_OVER_HTTP_1, noted -> noted.endedLaterBy(OFFSET));
    assertThatThrownBy(timed::assertParts).isInstanceOf(AssertionError.class);
    assertThatThrownBy(timed::assertJoined).isInstanceOf(AssertionError.class);
  }
}
