package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerMessage.FailureKind;
import io.loadline.engine.FramedLines;
import io.loadline.kubernetes.job.JobEnd;
import io.loadline.result.NotReadyException;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class WorkerConversationTest {
  private static final WorkerMessage STARTING = new WorkerMessage.Starting(Instant.EPOCH);
  private static final WorkerMessage LINE = new WorkerMessage.Line(Optional.of(1), "asks");

  private final List<WorkerMessage> others = new ArrayList<>();
  private final List<String> logs = new ArrayList<>();
  private final WorkerConversation conversation = new WorkerConversation(2, others::add, logs::add);

  /** What a pod has written, how it ended, and what is done before that is known. */
  private record WrittenLog(List<String> lines, Optional<JobEnd> end, Runnable last)
      implements WorkerPod {
    WrittenLog(List<String> lines, Optional<JobEnd> end) {
      this(lines, end, () -> {});
    }

    static WrittenLog of(String end, WorkerMessage... messages) {
      return new WrittenLog(
          FramedLines.of(messages),
          Optional.of(end)
              .filter(text -> !text.isEmpty())
              .map(text -> new JobEnd(JobEnd.Kind.EVICTED, text, List.of("look"), List.of())));
    }

    @Override
    public String name() {
      return "Job ml/loadline-gate";
    }

    @Override
    public Optional<JobEnd> follow(Predicate<String> wanted) {
      for (String line : lines) {
        if (wanted.test(line)) {
          return Optional.empty();
        }
      }
      last.run();
      return end;
    }

    @Override
    public Optional<String> interruption() {
      return Optional.empty();
    }

    @Override
    public void stop() {}

    @Override
    public void close() {}
  }

  private static void assertFailed(
      CompletableFuture<?> wait, Class<? extends Throwable> type, String text) {
    assertThatThrownBy(wait::join).cause().isInstanceOf(type).hasMessage(text);
  }

  private static WorkerLoad whole(WorkerMessage.Result result) {
    return new WorkerLoad(Optional.of(result), List.of(), "");
  }

  @Test
  void what_nobody_waits_for_goes_to_the_others() {
    conversation.read(WrittenLog.of("", LINE, STARTING, new WorkerMessage.End(0)));
    assertThat(others).containsExactly(LINE, new WorkerMessage.End(0));
    assertThat(conversation.starting().join()).isEqualTo(STARTING);
    assertThat(logs).singleElement().asString().contains(" line 1/1 ", " end 1/1 ");
  }

  @Test
  void a_service_that_is_not_ready_ends_its_own_wait_with_the_reason_and_those_of_others() {
    conversation.read(
        WrittenLog.of(
            "",
            new WorkerMessage.Failure(FailureKind.NOT_READY, Optional.of(1), "503: loading"),
            new WorkerMessage.End(3)));
    assertFailed(conversation.ready(1), NotReadyException.class, "503: loading");
    assertThatThrownBy(() -> conversation.ready(0).join())
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void a_pod_that_ends_early_ends_all_waits_with_its_reason() {
    conversation.read(WrittenLog.of("the pod was evicted", LINE, STARTING));
    assertFailed(
        conversation.result(0),
        NotReadyException.class,
        "the load was not driven in the cluster: the pod was evicted\n  do       look");
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

    WorkerConversation other = new WorkerConversation(2, others::add, logs::add);
    other.read(WrittenLog.of("", STARTING, result, new WorkerMessage.End(0)));
    assertThat(other.result(0).join()).isEqualTo(whole(result));
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

    WorkerConversation other = new WorkerConversation(1, others::add, logs::add);
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
        new RunExecution(Instant.EPOCH, seconds, 0, RunEnding.INTERRUPTED, "netty", null);
    return new WorkerMessage.Measured(endpoint, execution, List.of());
  }

  @Test
  void a_result_of_less_than_was_planned_counts_beside_the_reason() {
    WorkerMessage.Result result = new WorkerMessage.Result(0, "");
    WorkerMessage early =
        new WorkerMessage.Failure(FailureKind.FAILED, Optional.of(0), "its token expires");
    conversation.read(WrittenLog.of("", STARTING, result, early, new WorkerMessage.End(1)));
    assertThat(conversation.result(0).join()).isEqualTo(whole(result));
    assertThat(others).contains(early);
    assertFailed(
        conversation.result(1),
        NotReadyException.class,
        "the load was not driven in the cluster: its token expires");
  }

  @Test
  void a_log_that_lacks_a_line_is_no_result() {
    WrittenLog whole = WrittenLog.of("", LINE, STARTING, new WorkerMessage.End(0));
    List<String> lines = new ArrayList<>(whole.lines());
    lines.remove(0);
    conversation.read(new WrittenLog(lines, Optional.empty()));
    assertFailed(
        conversation.result(0),
        NotReadyException.class,
        "the load was not driven in the cluster: frame 1 of the worker's log is missing or damaged");
  }
}
