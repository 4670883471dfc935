package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.codec.WorkerMessage;
import io.loadline.engine.FramedLines;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left of what a worker says that did not come to its end. */
class LostConversationTest {
  private static final WorkerMessage STARTING = new WorkerMessage.Starting(Instant.EPOCH);
  private static final WorkerMessage LINE = new WorkerMessage.Line(Optional.of(1), "asks");

  private final WorkerConversation conversation = conversation(2);

  private static WorkerConversation conversation(int endpoints) {
    return new WorkerConversation(endpoints, message -> {}, log -> {});
  }

  @Test
  void a_result_is_whole_only_with_the_end_behind_it() {
    WorkerMessage.Result result = new WorkerMessage.Result(0, "");
    conversation.read(WrittenLog.of("the pod was deleted", STARTING, result));
    String loss = "Job ml/loadline-gate: the pod was deleted. Fix: look";
    assertThat(conversation.result(0).join())
        .isEqualTo(new WorkerLoad(Optional.of(result), List.of(), loss));
    assertThat(conversation.result(1).join())
        .isEqualTo(new WorkerLoad(Optional.empty(), List.of(), loss));

    WorkerConversation other = conversation(2);
    other.read(WrittenLog.of("", STARTING, result, new WorkerMessage.End(0)));
    assertThat(other.result(0).join())
        .isEqualTo(new WorkerLoad(Optional.of(result), List.of(), ""));
  }

  @Test
  void what_was_measured_until_the_end_of_a_pod_is_its_result() {
    WorkerMessage.Measured first = measured(0, 1);
    WorkerMessage.Measured second = measured(0, 2);
    conversation.read(WrittenLog.of("the pod was evicted", STARTING, first, second));
    String loss = "Job ml/loadline-gate: the pod was evicted. Fix: look";
    assertThat(conversation.result(0).join())
        .isEqualTo(new WorkerLoad(Optional.empty(), List.of(first, second), loss));
    assertThat(conversation.result(1).join().parts()).isEmpty();
  }

  @Test
  void what_stands_behind_a_lost_line_counts_as_far_as_it_is_there() {
    WorkerMessage.Measured first = measured(1, 1);
    WorkerMessage.Measured third = measured(1, 3);
    WorkerMessage.Result result = new WorkerMessage.Result(0, "x".repeat(5_000));
    List<String> lines =
        new ArrayList<>(
            FramedLines.of(
                STARTING, first, measured(1, 2), third, result, new WorkerMessage.End(0)));
    lines.remove(2);
    conversation.read(new WrittenLog(lines, WrittenLog.of("the worker has ended well").end()));
    String loss =
        "Job ml/loadline-gate: the worker has ended well; frame 3 of the worker's log is missing or"
            + " damaged. Fix: look";
    assertThat(conversation.result(0).join())
        .isEqualTo(new WorkerLoad(Optional.of(result), List.of(), loss));
    assertThat(conversation.result(1).join())
        .isEqualTo(new WorkerLoad(Optional.empty(), List.of(first, third), loss));
  }

  @Test
  void a_worker_that_is_given_up_leaves_what_it_has_told() {
    WrittenLog silent = WrittenLog.of("it still runs");
    conversation.giveUp(silent, "the worker did not stop in time");
    assertThat(conversation.result(0)).isNotDone();

    WorkerConversation other = conversation(1);
    WorkerMessage.Measured first = measured(0, 1);
    other.read(
        new WrittenLog(
            FramedLines.of(STARTING, first, LINE),
            Optional.empty(),
            () -> other.giveUp(silent, "the worker did not stop in time")));
    assertThat(other.result(0).join())
        .isEqualTo(
            new WorkerLoad(
                Optional.empty(),
                List.of(first),
                "Job ml/loadline-gate: the worker did not stop in time"));
  }

  private static WorkerMessage.Measured measured(int endpoint, int seconds) {
    RunExecution execution =
        new RunExecution(
            Instant.EPOCH, seconds, WarmupCounts.NONE, RunEnding.INTERRUPTED, "netty", null);
    return new WorkerMessage.Measured(endpoint, execution, List.of());
  }
}
