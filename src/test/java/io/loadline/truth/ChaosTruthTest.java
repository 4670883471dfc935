package io.loadline.truth;

import static io.loadline.testkit.Plans.poisson;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.CapturingTransport.Stamps;
import io.loadline.testkit.NumberedCalls;
import io.loadline.testkit.ScriptedServer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Row F: a server that behaves in eight ways, mixed at random by a seed. Each request ends in the
 * one class of what was done to it, each was read once, and the sums are the plan's and the
 * server's.
 */
class ChaosTruthTest {
  private static final int REQUESTS = 1_000;

  /**
   * So long that only what never answers takes it, on a busy machine too: client and server
   * together need some 2 ms of processor a request in a new JVM.
   */
  private static final Duration TIMEOUT = Duration.ofSeconds(8);

  private record Way(Behaviour behaviour, Outcome outcome) {}

  private static final List<Way> WAYS =
      List.of(
          new Way(Answers.iris(), Outcome.SUCCESS),
          new Way(Answers.closing(), Outcome.SUCCESS),
          new Way(Behaviour.close(), Outcome.RESET),
          new Way(Behaviour.reset(), Outcome.RESET),
          new Way(Answers.half(), Outcome.TRUNCATED),
          new Way(Answers.garbage().thenClose(), Outcome.MALFORMED),
          new Way(Answers.json(503, "{}"), Outcome.SERVER_ERROR),
          new Way(Behaviour.hang(), Outcome.TIMEOUT));

  private final AtomicIntegerArray read = new AtomicIntegerArray(REQUESTS);
  private final int[] ways = ways(23);

  @ParameterizedTest
  @CsvSource({"netty, true", "netty, false", "jdk, true", "jdk, false"})
  void each_request_ends_as_it_was_treated_and_all_add_up(String transport, boolean open)
      throws Exception {
    Workload workload = open ? poisson(250) : new Workload.Closed(64);
    try (ScriptedServer server = ScriptedServer.start(request -> note(request.body()))) {
      Call call = NumberedCalls.to(server.url(), REQUESTS, TIMEOUT);
      RealRun run = RealRun.of(transport, call, workload, REQUESTS, PhaseLength.NOTHING, 64);
      assertThat(run.result().ending()).isEqualTo(RunEnding.COMPLETE);
      for (int i = 0; i < REQUESTS; i++) {
        Stamps stamps = run.stamps(i);
        assertThat(stamps.outcome()).as("#%d", i).isEqualTo(WAYS.get(ways[i]).outcome());
        assertThat(stamps.times()).as("ends of #%d", i).isOne();
        assertThat(read.get(i)).as("reads of #%d", i).isOne();
      }
      assertSums(run, server);
    }
  }

  private void assertSums(RealRun run, ScriptedServer server) {
    Map<Outcome, Long> done = new EnumMap<>(Outcome.class);
    for (int way : ways) {
      done.merge(WAYS.get(way).outcome(), 1L, Long::sum);
    }
    done.forEach(
        (outcome, count) ->
            assertThat(run.result().outcomes().of(outcome)).as("%s", outcome).isEqualTo(count));
    assertThat(run.result().outcomes().total()).isEqualTo(REQUESTS);
    assertThat(run.result().sent()).isEqualTo(REQUESTS).isEqualTo(server.requests("measurement"));
    Figures.print("F %s: %s", run.result().transport(), done);
  }

  private Behaviour note(String body) {
    int number = NumberedCalls.number(body);
    read.incrementAndGet(number);
    return WAYS.get(ways[number]).behaviour();
  }

  /** Two of a hundred hang, half are served; the rest in equal parts. */
  private static int[] ways(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] ways = new int[REQUESTS];
    for (int i = 0; i < REQUESTS; i++) {
      double drawn = random.nextDouble();
      ways[i] = drawn < 0.02 ? WAYS.size() - 1 : drawn < 0.5 ? 0 : random.nextInt(1, 7);
    }
    return ways;
  }
}
