package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerMessage.FailureKind;
import io.loadline.result.GeneratorLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several workers are told of as if they were one. */
class CombinedMessagesTest {
  private static final long SECOND = 1_000_000_000;

  private final List<WorkerMessage> heard = new ArrayList<>();
  private final CombinedMessages messages = new CombinedMessages(3, heard::add);

  private void say(int worker, WorkerMessage message) {
    messages.accept(worker, "worker " + worker, message);
  }

  private void progress(int worker, long seconds, long successes) {
    say(worker, new WorkerMessage.Progress(0, seconds * SECOND, 60 * SECOND, successes, 1));
  }

  private WorkerMessage last() {
    return heard.get(heard.size() - 1);
  }

  private static WorkerMessage all(long seconds, long successes, long errors) {
    return new WorkerMessage.Progress(0, seconds * SECOND, 60 * SECOND, successes, errors);
  }

  @Test
  void what_all_have_sent_is_as_far_as_the_one_that_is_least_far() {
    progress(0, 5, 50);
    assertThat(last()).isEqualTo(all(0, 50, 1));
    progress(1, 4, 40);
    progress(2, 6, 60);
    assertThat(last()).isEqualTo(all(4, 150, 3));
    progress(1, 7, 70);
    assertThat(last()).isEqualTo(all(5, 180, 3));
  }

  @Test
  void one_that_is_over_holds_no_other_up_and_has_sent_what_it_has() {
    progress(0, 5, 50);
    progress(1, 2, 20);
    messages.over(1);
    messages.over(2);
    progress(0, 6, 60);
    assertThat(last()).isEqualTo(all(6, 80, 2));
  }

  @Test
  void a_line_for_people_is_said_once() {
    say(0, new WorkerMessage.Line(Optional.of(0), "asks iris"));
    say(1, new WorkerMessage.Line(Optional.of(0), "asks iris"));
    say(2, new WorkerMessage.Line(Optional.of(0), "asks again"));
    assertThat(heard).hasSize(2);
  }

  @Test
  void where_they_run_is_that_of_the_first_without_its_node() {
    say(1, new WorkerMessage.Host("1", "21", "v", "Linux", "amd64", 2, "node-b"));
    say(0, new WorkerMessage.Host("1", "21", "v", "Linux", "amd64", 4, "node-a"));
    assertThat(heard)
        .containsExactly(new WorkerMessage.Host("1", "21", "v", "Linux", "amd64", 2, ""));
    assertThat(messages.node(0)).isEqualTo("node-a");
    assertThat(messages.node(2)).isEmpty();
  }

  @Test
  void what_the_weakest_can_do_counts() {
    assertThat(messages.leastLimits()).isEmpty();
    say(0, new WorkerMessage.SelfChecked(new GeneratorLimits(9_000, 5, 70)));
    say(1, new WorkerMessage.SelfChecked(new GeneratorLimits(4_000, 6, 60)));
    assertThat(messages.leastLimits()).contains(new GeneratorLimits(4_000, 6, 70));
    assertThat(heard).isEmpty();
  }

  @Test
  void why_a_result_is_of_less_is_said_with_the_name_and_what_ended_one_stands_with_it() {
    say(2, new WorkerMessage.Failure(FailureKind.FAILED, Optional.of(0), "its token expires"));
    say(1, new WorkerMessage.Failure(FailureKind.NOT_READY, Optional.of(0), "503"));
    assertThat(heard)
        .containsExactly(
            new WorkerMessage.Failure(
                FailureKind.FAILED, Optional.of(0), "worker 2: its token expires"));
  }
}
