package io.loadline.slo;

import static io.loadline.slo.EventLoopCauseTest.MEAN;
import static io.loadline.slo.EventLoopCauseTest.blocked;
import static io.loadline.slo.EventLoopCauseTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AllowedInterference;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.TargetPath;
import io.loadline.result.TunnelOverhead;
import io.loadline.slo.TimeCause.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As {@link EventLoopCauseTest}: what else may have made metrics late. */
class EventLoopDoubtsTest {
  @Test
  void where_its_cpu_limit_held_it_back_it_may_be_that() {
    Interference held =
        new Interference(
            InterferenceKind.THROTTLED,
            0,
            "container web was held back",
            false,
            new Interference.HeldBack("container web", 1, 0.1));
    Judgment judged =
        Judge.judge(
            ProgrammedLoads.in(
                run(MEAN, blocked()).build(), TargetPath.DIRECT, null, List.of(held)),
            new AllowedInterference(false, true));
    assertThat(judged.causes()).extracting(TimeCause::kind).containsExactly(Kind.NOT_TOLD);
  }

  @ParameterizedTest
  @CsvSource({"PORT_FORWARD,NOT_TOLD", "DIRECT,EVENT_LOOP", "INGRESS,EVENT_LOOP"})
  void where_the_load_goes_through_a_tunnel_its_metrics_may_as_well(TargetPath path, Kind kind) {
    Judgment judged =
        Judge.judge(
            ProgrammedLoads.in(
                run(MEAN, blocked()).build(), path, new TunnelOverhead(1, 1, 0), List.of()));
    assertThat(judged.causes()).extracting(TimeCause::kind).containsExactly(kind);
  }

  @Test
  void scrapes_through_a_tunnel_tell_nothing() {
    assertThat(run(MEAN, blocked().scrapes(3, 0, 580)).first()).isEqualTo(Kind.NOT_TOLD);
  }
}
