package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Annotations where they have no effect, and targets that are none. */
final class MisuseTestCases {
  private MisuseTestCases() {}

  static class SloAlone {
    @Test
    @Slo(errors = 0)
    void ordinary() {}
  }

  static class StreamSloAlone {
    @Test
    @StreamSlo(ttftP95 = 500)
    void ordinary() {}
  }

  @Quick
  static class StreamSloOnAWholeAnswer {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @StreamSlo(ttftP95 = 500)
    void gate() {}
  }

  static class LoadAlone {
    @Test
    @Load(rate = 3)
    void ordinary() {}
  }

  static class ServerTimingAlone {
    @Test
    @ServerTiming("queue=header:x-queue")
    void ordinary() {}
  }

  static class ServerMetricsAlone {
    @Test
    @ServerMetrics(url = "none")
    void ordinary() {}
  }

  static class ReadyAlone {
    @Test
    @Ready(probes = 3)
    void ordinary() {}
  }

  @Quick
  static class OnAnotherMethod {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    void gate() {}

    @Slo(errors = 0)
    void forgotten() {}
  }

  @Quick
  static class Repeated {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    @RepeatedTest(2)
    void gate() {}
  }

  @Quick
  static class Parameterized {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    @ParameterizedTest
    @ValueSource(ints = 1)
    void gate(int ignored) {}
  }

  @Quick
  static class Factory {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    @TestFactory
    Stream<DynamicTest> gate() {
      return Stream.of(DynamicTest.dynamicTest("inner", () -> {}));
    }
  }
}
