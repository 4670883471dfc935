package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.ServerTimings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server may be at work while the loop looks at other answers, which is in no service time. */
class UnreadTimeTest {
  private static final long MILLI = 1_000_000;

  /** With 1 ms for the server's clock, and 2 ms for that of a proxy, which is held by the head. */
  @ParameterizedTest
  @CsvSource({
    "COMPUTE,  40, 50, 0",
    "COMPUTE,  40, 52, 0",
    "COMPUTE,  40, 53, 1",
    "COMPUTE,  0,  50, 1",
    "UPSTREAM, 40, 51, 0",
    "UPSTREAM, 40, 52, 1",
    "UPSTREAM, 0,  50, 1",
  })
  void what_it_did_then_contradicts_no_clock(TimedPart part, long unread, long told, int against) {
    ServerTimings timings = new ServerTimings();
    timings.headSeen(9 * MILLI);
    timings.tell(KnownTiming.NAMED, part, told * MILLI);
    timings.unread(unread * MILLI);
    TimingRecorder recorder = new TimingRecorder(each -> new long[0]);
    recorder.success(0, RequestStamps.onTime(0).sent(0).done(11 * MILLI), timings);

    assertThat(recorder.snapshot(0).contradicted()).isEqualTo(against);
    assertThat(recorder.snapshot(0).parts()).hasSize(1 - against);
  }
}
