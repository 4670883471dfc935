package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TaskScopeTest {
  private static void interruptAll(List<? extends Thread> threads) {
    threads.forEach(Thread::interrupt);
  }

  private static String never() throws InterruptedException {
    new CountDownLatch(1).await();
    return "never";
  }

  @Test
  void all_are_done_at_once_and_results_are_in_order() throws Exception {
    CyclicBarrier meeting = new CyclicBarrier(2);
    TaskScope<String> all = new TaskScope<>();
    all.add("one", () -> met(meeting, "one"));
    all.add("other", () -> met(meeting, "other"));
    assertThat(all.join(threads -> {})).containsExactly("one", "other");
  }

  private static String met(CyclicBarrier meeting, String name) {
    try {
      meeting.await();
      return name;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_first_failure_cancels_the_others_and_is_thrown() {
    TaskScope<String> all = new TaskScope<>();
    all.add("waits", TaskScopeTest::never);
    all.add(
        "fails",
        () -> {
          throw new IllegalStateException("broken");
        });
    assertThatThrownBy(() -> all.join(TaskScopeTest::interruptAll))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
  }

  @Test
  void an_interruption_cancels_all_and_is_thrown() {
    TaskScope<String> all = new TaskScope<>();
    all.add("waits", TaskScopeTest::never);
    all.add("waits too", TaskScopeTest::never);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> all.join(TaskScopeTest::interruptAll))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void an_interruption_after_which_all_have_a_result_is_kept() throws Exception {
    CountDownLatch cancelled = new CountDownLatch(1);
    TaskScope<String> all = new TaskScope<>();
    all.add("one", () -> afterwards(cancelled, "one"));
    all.add("other", () -> afterwards(cancelled, "other"));
    Thread.currentThread().interrupt();
    assertThat(all.join(threads -> cancelled.countDown())).containsExactly("one", "other");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static String afterwards(CountDownLatch latch, String name) throws InterruptedException {
    latch.await();
    return name;
  }

  @Test
  void an_only_task_runs_on_the_calling_thread() throws Exception {
    TaskScope<Thread> all = new TaskScope<>();
    all.add("only", Thread::currentThread);
    assertThat(all.join(TaskScopeTest::interruptAll)).containsExactly(Thread.currentThread());
  }

  @Test
  void an_only_task_that_is_interrupted_throws_and_is_not_cancelled() {
    TaskScope<String> all = new TaskScope<>();
    all.add("waits", TaskScopeTest::never);
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () ->
                all.join(
                    threads -> {
                      throw new AssertionError("nobody is left to cancel");
                    }))
        .isInstanceOf(InterruptedException.class);
  }
}
