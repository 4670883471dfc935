package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerMessage.FailureKind;
import io.loadline.engine.FramedLines;
import io.loadline.kubernetes.job.JobEnd;
import io.loadline.result.WorkerFigures;
import java.nio.channels.ByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A worker that was told to stop, and what ends the waits for it in any case. */
class UntoldReasonTest {
  private static final String STOPPED = "the worker was told to stop before the load began";

  private final WorkerConversation conversation =
      new WorkerConversation(1, other -> {}, kept -> {});

  /** Which others have told to stop, if anybody has. */
  private record StoppedPod(Optional<String> interruption) implements WorkerPod {
    @Override
    public String name() {
      return "Job ml/loadline-gate";
    }

    @Override
    public Optional<JobEnd> follow(Predicate<String> lines) {
      WorkerMessage told =
          new WorkerMessage.Failure(FailureKind.STOPPED, Optional.empty(), STOPPED);
      List<String> all = FramedLines.of(told, new WorkerMessage.End(1));
      assertThat(all.stream().filter(lines)).hasSize(1);
      return Optional.empty();
    }

    @Override
    public WorkerFigures.Worker place() {
      return new WorkerFigures.Worker(0, "", "");
    }

    @Override
    public ByteChannel connect(int port, Duration longest) {
      throw new IllegalStateException("nobody is to connect");
    }
  }

  private void assertEnded(String text) {
    assertThatThrownBy(() -> conversation.starting().join())
        .cause()
        .hasMessage("the load was not driven in the cluster: " + text);
  }

  @Test
  void who_has_told_it_is_said() {
    conversation.read(
        new StoppedPod(Optional.of("the worker's pod was evicted from node a: drain")));
    assertEnded(STOPPED + ": the worker's pod was evicted from node a: drain");
  }

  @Test
  void nobody_is_named_when_it_was_us() {
    conversation.read(new StoppedPod(Optional.empty()));
    assertEnded(STOPPED);
  }

  @Test
  void an_error_of_the_reader_ends_all_waits() {
    Runnable dying =
        () -> {
          throw new OutOfMemoryError("made up");
        };
    conversation.read(new WrittenLog(List.of(), Optional.empty(), dying));

    assertThat(conversation.ready(0)).isCompletedExceptionally();
    assertThat(conversation.result(0)).isCompletedExceptionally();
    assertThatThrownBy(() -> conversation.starting().join())
        .hasCauseInstanceOf(OutOfMemoryError.class);
  }
}
