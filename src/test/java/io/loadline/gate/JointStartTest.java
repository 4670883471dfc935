package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.codec.WorkerMessage;
import io.loadline.plan.CallProtocol;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.TimedPart;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which workers begin together. */
@Timeout(60)
class JointStartTest {
  private final Set<Integer> told = new ConcurrentSkipListSet<>();

  private static WorkerConversation ready(int connections, TimedPart... parts) {
    WorkerConversation conversation = new WorkerConversation(1, message -> {}, log -> {});
    conversation.read(
        WrittenLog.of(
            "",
            new WorkerMessage.Ready(
                0, CallProtocol.DEFAULT, new ConnectionCounts(1, connections), List.of(parts)),
            new WorkerMessage.Waiting(1)));
    return conversation;
  }

  /** Nobody can be told, and those are known to whom it was tried. */
  private void begin(WorkerConversation... workers) {
    JointStart start =
        new JointStart(
            1,
            List.of(workers),
            worker -> {
              told.add(worker);
              throw new IOException("closed");
            });
    StartAgreement agreement =
        new StartAgreement("r", System::nanoTime, Clock.systemUTC(), new EachAtOnce(1));
    start.whenAllAreReady(agreement, () -> {});
    assertThatThrownBy(() -> start.agreed().join())
        .hasMessageContaining("no worker could be told when to begin");
  }

  @Test
  void a_server_need_not_tell_each_worker_the_same_of_its_time() {
    begin(ready(9, TimedPart.QUEUE), ready(9, TimedPart.DECODE), ready(9));
    assertThat(told).containsExactly(0, 1, 2);
  }

  @Test
  void a_worker_that_calls_the_service_otherwise_is_left_out() {
    begin(ready(9, TimedPart.QUEUE), ready(8, TimedPart.QUEUE));
    assertThat(told).containsExactly(0);
  }
}
