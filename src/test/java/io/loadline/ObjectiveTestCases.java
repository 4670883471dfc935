package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Gates whose objectives are tests of their own, as users write them. */
final class ObjectiveTestCases {
  private ObjectiveTestCases() {}

  @Quick
  static class Kept {
    @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
    @Slo(latencyMean = 5000, errors = 0)
    void iris_keeps_its_promise() {}
  }

  @Quick
  static class OneBroken {
    static final List<String> CALLS = new ArrayList<>();

    @BeforeEach
    void before(TestInfo test) {
      CALLS.add("before " + test.getDisplayName());
    }

    @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
    @Slo(latencyMean = 0.000001, latencyP50 = 5000, errors = 0)
    void gate(LoadResult result) {
      CALLS.add("body " + result.requests());
    }

    @AfterEach
    void after(LoadResult result) {
      CALLS.add("after " + result.requests());
    }
  }

  @Quick
  static class BodyFails {
    @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
    @Slo(latencyMean = 0.000001, errors = 0)
    void gate() {
      throw new IllegalStateException("the body's own");
    }
  }

  @Quick
  static class BeforeFails {
    @BeforeEach
    void before() {
      throw new IllegalStateException("before the load");
    }

    @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
    @Slo(errors = 0)
    void gate() {}
  }

  /** Errors are allowed, so that one objective holds even where nothing succeeds. */
  @Quick
  static class ErrorsAllowed {
    @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
    @Slo(latencyP50 = 5000, errors = 1000)
    void gate() {}
  }

  @Quick
  static class OnlyResult {
    @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
    void gate(LoadResult result) {}
  }

  @Quick
  static class NoObjective {
    @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
    void gate() {}
  }

  static class TooFewToDecide {
    @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
    @Load(concurrency = 1, duration = "300ms", warmup = "0")
    @Slo(latencyP99 = 5000)
    void gate() {}
  }

  @Quick
  @Endpoint(name = "iris", url = "${test.url}", payload = PAYLOAD)
  @Endpoint(name = "digits", url = "${test.url}", slo = @Slo(latencyMean = 0.000001))
  static class TwoEndpoints {
    @ObjectiveTests
    @Slo(latencyMean = 5000, errors = 0)
    void gate(EndpointResults results) {}
  }

  @Quick
  @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
  @Slo(errors = 0)
  @Retention(RetentionPolicy.RUNTIME)
  @interface OfAUser {}

  static class Composed {
    @OfAUser
    void gate() {}
  }

  static class Mistake {
    @ObjectiveTests(@InferenceLoadTest(url = "iris:8080", payload = PAYLOAD))
    @Slo(errors = 0)
    void gate() {}
  }

  @Quick
  static class BothKinds {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
    @Slo(errors = 0)
    void gate() {}
  }

  @Quick
  static class BesideATest {
    @Test
    @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
    @Slo(errors = 0)
    void gate() {}
  }

  @Quick
  static class BesideRepeated {
    @RepeatedTest(2)
    @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
    @Slo(errors = 0)
    void gate() {}
  }

  @Quick
  @ExtendWith(TwiceMore.class)
  static class WithAnotherProvider {
    @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
    @Slo(errors = 0)
    void gate() {}
  }

  /** Runs every template, as no extension of a user should. */
  static final class TwiceMore implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
      return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
        ExtensionContext context) {
      return Stream.of(new TestTemplateInvocationContext() {});
    }
  }

  @Quick
  static class NeverRuns {
    @Test
    void ordinary() {}

    @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
    @Slo(errors = 0)
    @SuppressWarnings("unused") // that is the case
    private void gate() {}
  }

  /** Another gate, with objectives of its own, in the same class. */
  @Quick
  static class TwoGates {
    @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
    @Slo(errors = 0)
    void first() {}

    @ObjectiveTests(@InferenceLoadTest(url = "${test.url}", payload = PAYLOAD))
    @Slo(latencyP50 = 5000)
    void second() {}

    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    void whole() {}
  }
}
