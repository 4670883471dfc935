package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.load.StopSignal;
import io.loadline.result.RunResult;
import io.loadline.testkit.SampleRun;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class StartBarrierTest {
  private static final RunResult RUN = new SampleRun().build();

  private final StopSignal stop = new StopSignal();
  private final Path file;

  StartBarrierTest(@TempDir Path dir) {
    this.file = dir.resolve("lock");
  }

  private StartBarrier barrier(int runs) {
    return barrier(runs, () -> MachineLock.acquire(file, said -> {}));
  }

  private StartBarrier barrier(int runs, StartBarrier.Locking locking) {
    return new StartBarrier(
        runs, locking, stop, new CombinedProgress("gate", ProgressPrinter.off()));
  }

  private boolean isLocked() throws Exception {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  @Test
  void the_machine_is_taken_for_the_load_alone() throws Exception {
    try (StartBarrier barrier = barrier(1)) {
      assertThat(isLocked()).isFalse();
      List<Boolean> whileDriven = new ArrayList<>();
      barrier.pass(
          start -> {
            whileDriven.add(isLockedNow());
            return RUN;
          });
      assertThat(whileDriven).containsExactly(true);
      assertThat(isLocked()).isFalse();
    }
  }

  private boolean isLockedNow() {
    try {
      return isLocked();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void an_only_endpoint_that_is_interrupted_while_another_gate_has_the_machine_throws_that() {
    try (StartBarrier barrier =
        barrier(
            1,
            () -> {
              throw new InterruptedException();
            })) {
      assertThatThrownBy(() -> barrier.pass(start -> RUN)).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void several_begin_when_the_last_is_ready_and_share_the_machine() throws Exception {
    TaskScope<RunResult> all = new TaskScope<>();
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    try (StartBarrier barrier =
        barrier(
            2,
            () -> {
              order.add("locked");
              return MachineLock.acquire(file, said -> {});
            })) {
      for (String each : List.of("one", "other")) {
        all.add(
            each,
            () -> {
              order.add("ready");
              return barrier.pass(
                  start -> {
                    order.add(isLockedNow() ? "driven on its machine" : "driven anywhere");
                    return RUN;
                  });
            });
      }
      assertThat(all.join(threads -> {})).hasSize(2);
      assertThat(order)
          .containsExactly(
              "ready", "ready", "locked", "driven on its machine", "driven on its machine");
      assertThat(isLocked()).isFalse();
      assertThat(stop.isRequested()).isFalse();
    }
  }

  @Test
  void a_load_that_fails_stops_the_others() {
    try (StartBarrier barrier = barrier(1)) {
      assertThatThrownBy(
              () ->
                  barrier.pass(
                      start -> {
                        throw new CancellationException("gone");
                      }))
          .hasMessage("gone");
      assertThat(stop.isRequested()).isTrue();
      assertThat(isLockedNow()).isFalse();
    }
  }
}
