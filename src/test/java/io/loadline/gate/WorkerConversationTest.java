package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerMessage.FailureKind;
import io.loadline.result.NotReadyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkerConversationTest {
  private static final WorkerMessage STARTING = new WorkerMessage.Starting(Instant.EPOCH);
  private static final WorkerMessage LINE = new WorkerMessage.Line(Optional.of(1), "asks");

  private final List<WorkerMessage> others = new ArrayList<>();
  private final List<String> logs = new ArrayList<>();
  private final WorkerConversation conversation = new WorkerConversation(2, others::add, logs::add);

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
