package io.loadline.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code UNSET} is for annotations; a plan has decided. */
class UnsetChoiceTest {
  static Stream<Named<ThrowingCallable>> undecided() {
    ArrivalRate rate = new ArrivalRate(8);
    return Stream.of(
        Named.of("workload", () -> new Workload.Open(rate, Arrivals.UNSET)),
        Named.of("stage", () -> new Stage.Rates("", List.of(), Arrivals.UNSET)),
        Named.of(
            "call",
            () ->
                new CallProtocol(
                    Protocol.UNSET,
                    1,
                    AnswerKind.WHOLE,
                    MethodDescription.NONE,
                    TimingSources.KNOWN)),
        Named.of("access", () -> new ClusterAccess("", "", AccessMode.UNSET, "", RunIn.LOCAL)));
  }

  @ParameterizedTest
  @MethodSource("undecided")
  void a_plan_holds_no_choice_that_is_unset(ThrowingCallable create) {
    assertThatThrownBy(create).isInstanceOf(IllegalArgumentException.class);
  }
}
