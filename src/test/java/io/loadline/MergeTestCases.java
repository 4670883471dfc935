package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import io.loadline.plan.Arrivals;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Nested;

/** Settings in many places; all of them are for {@code loadline.mode=plan}. */
final class MergeTestCases {
  private MergeTestCases() {}

  /** A user's own kind of load test. */
  @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD, timeout = "7s")
  @Slo(latencyMean = 500, errors = 1)
  @Retention(RetentionPolicy.RUNTIME)
  @interface IrisTest {}

  @Load(requests = 30)
  @Slo(latencyMean = 400)
  static class Base {
    @IrisTest
    void inherited() {}
  }

  @Load(rate = 5, arrivals = Arrivals.CONSTANT)
  static class Derived extends Base {
    @IrisTest
    @Slo(latencyMean = 300)
    void own() {}
  }

  @Load(duration = "20s", rate = 9)
  @Slo(errors = 4)
  static class Outer {
    @Nested
    class Inner {
      @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
      @Load(requests = 40)
      void nested() {}
    }
  }

  @Slo(latencyMean = 1)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Strict {}

  @Slo(latencyMean = 2)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Lax {}

  static class Torn {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Strict
    @Lax
    void gate() {}
  }

  /** A user's own kind of load test of a chat. */
  @InferenceLoadTest(url = "${test.url}", payload = "{\"stream\":true}")
  @StreamSlo(ttftMean = 900, itlP95 = 90)
  @Retention(RetentionPolicy.RUNTIME)
  @interface ChatTest {}

  @StreamSlo(tpotMean = 70, goodput = 0.9, goodputLimits = "ttft=2000")
  interface ChatRules {}

  @StreamSlo(itlP95 = 95, tpotMean = 60)
  static class Streamed implements ChatRules {
    @ChatTest
    @StreamSlo(ttftMean = 800)
    void gate() {}
  }

  static class TwoMembersOfAGroup {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(requests = 30, duration = "10s")
    @Slo(errors = 0)
    void gate() {}
  }

  /** What all gates of a team promise. */
  @Load(requests = 30, rate = 6)
  @Slo(latencyMean = 700, errors = 2)
  @Ready(timeout = "11s")
  interface TeamRules {}

  /** What those of one model promise beside it. */
  @Slo(latencyMean = 600)
  interface ModelRules extends TeamRules {}

  @Load(requests = 50)
  static class OfInterfaces implements TeamRules, ModelRules {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    void gate() {}
  }

  @Ready(timeout = "12s")
  static class BaseOfInterfaces implements ModelRules {}

  static class InheritsInterfaces extends BaseOfInterfaces {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    void gate() {}
  }

  static class OuterOfInterfaces implements TeamRules {
    @Nested
    class Inner {
      @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
      void gate() {}
    }
  }

  @Strict
  interface StrictRules {}

  @Lax
  interface LaxRules {}

  static class TornInterfaces implements StrictRules, LaxRules {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    void gate() {}
  }

  @Slo(latencyMean = 3)
  static class SettlesInterfaces implements StrictRules, LaxRules {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    void gate() {}
  }

  /** A gate that its classes inherit. */
  interface HasGate {
    @IrisTest
    default void gate() {}
  }

  @Load(rate = 3)
  static class InheritsGate implements HasGate {}

  @Endpoint(name = "iris", url = "${test.url}")
  interface Iris {}

  @Endpoint(name = "digits", url = "${test.url}")
  interface Digits {}

  static class TwoOfEndpoints implements Iris, Digits {
    @InferenceLoadTest
    void gate() {}
  }

  @Slo(errors = 0)
  static class OneOfEndpoints implements Iris {
    @InferenceLoadTest
    void gate() {}
  }
}
