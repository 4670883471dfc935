package io.loadline.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.LoadPlan;
import io.loadline.result.Interval;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RequestCounts;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.testkit.RandomCut;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MeasuredMessageTest {
  private static final RunExecution EXECUTION =
      new RunExecution(
          Instant.EPOCH, 5, new WarmupCounts(3, 3, 5), RunEnding.INTERRUPTED, "netty-epoll", null);

  @Test
  void a_part_that_was_written_and_read_is_equal() throws FormatException {
    for (int seed = 0; seed < 500; seed++) {
      RandomCut cut = RandomCut.of(seed, 4, 2);
      WorkerMessage written =
          RunCodec.measuredMessage(
              1, cut.whole().plan(), EXECUTION, cut.slices(), UnaryOperator.identity());
      WorkerMessage read = MessageCodec.read("measured", MessageCodec.write(written));
      assertThat(read)
          .as("seed " + seed)
          .isEqualTo(new WorkerMessage.Measured(1, EXECUTION, cut.slices()));
    }
  }

  @Test
  void a_secret_header_that_a_service_echoes_is_not_in_it() {
    RandomCut cut = RandomCut.of(3, 1, 1);
    Interval interval = cut.slices().get(0).interval();
    Call call = cut.whole().plan().call();
    Header secret = new Header("Authorization", "Bearer abcdef", true);
    LoadPlan plan =
        cut.whole()
            .plan()
            .calling(
                new Call(
                    call.target(),
                    "POST",
                    List.of(secret),
                    call.payloads(),
                    call.timeout(),
                    List.of()));
    OutcomeCounts.Count echo = new OutcomeCounts.Count(1, 0, "401: no Bearer abcdef");
    RequestCounts counts =
        new RequestCounts(
            1, new OutcomeCounts(Map.of(Outcome.CLIENT_ERROR, echo)), 0, 0, List.of());
    List<MeasuredSlice> slices = List.of(new MeasuredSlice(interval, counts, null));
    assertThat(
            MessageCodec.write(
                RunCodec.measuredMessage(0, plan, EXECUTION, slices, UnaryOperator.identity())))
        .contains("401: no ")
        .doesNotContain("abcdef");
  }
}
