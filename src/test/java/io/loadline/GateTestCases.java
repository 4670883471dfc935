package io.loadline;

import static io.loadline.GateKit.PAYLOAD;
import static io.loadline.assertj.LoadResultAssertions.assertThat;

import io.loadline.slo.Verdict;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** Gates as users write them; run by the tests of the extension. */
final class GateTestCases {
  private GateTestCases() {}

  @Quick
  static class Plain {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyMean = 5000, errors = 0)
    void iris_keeps_its_promise() {}
  }

  @Quick
  static class Implied {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyMean = 5000)
    void gate() {}
  }

  @Quick
  static class Impossible {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyMean = 0.000001, errors = 0)
    void gate() {}
  }

  @Quick
  static class NoObjective {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    void gate() {}
  }

  @Quick
  static class OnlyResult {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    void gate(LoadResult result) {
      assertThat(result).hasVerdict(Verdict.PASS);
      Assertions.assertEquals(20, result.requests());
      Assertions.assertEquals(20, result.latency().count());
      Assertions.assertTrue(result.report().orElseThrow().toFile().exists());
    }
  }

  @Quick
  static class BodyOfABrokenGate {
    static boolean ran;

    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyMean = 0.000001)
    void gate(LoadResult result) {
      ran = result.verdict() == Verdict.FAIL;
    }
  }

  @Quick
  static class BothBroken {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(latencyMean = 0.000001)
    void gate() {
      throw new IllegalStateException("the body's own");
    }
  }

  @Quick
  static class ResultTooEarly {
    @org.junit.jupiter.api.BeforeEach
    void before(LoadResult result) {
      throw new IllegalStateException("not to be reached, " + result);
    }

    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    void gate() {}
  }

  @Quick
  static class ResultAfterwards {
    static long requests;

    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    void gate() {}

    @org.junit.jupiter.api.AfterEach
    void after(LoadResult result) {
      requests = result.requests();
    }
  }

  @Quick
  static class Off {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    @Disabled("not now")
    void gate() {}

    @Test
    void an_ordinary_test() {}
  }

  static class ManyMistakes {
    @InferenceLoadTest(url = "iris:8080", payload = "nowhere.json", timeout = "30")
    @Load(rate = 0)
    @Slo(upper = "http/latency-p9x=3")
    void gate() {}
  }

  static class TooFewToDecide {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Load(concurrency = 1, duration = "300ms", warmup = "0")
    @Slo(latencyP99 = 5000)
    void gate() {}
  }

  @Quick
  static class Overloaded {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    void gate(LoadResult result) {}

    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    void gate() {}
  }

  @Quick
  static class SecretAddress {
    @InferenceLoadTest(url = "${secret:test.base}/v2/models/iris/infer", payload = PAYLOAD)
    @Slo(latencyMean = 0.000001, errors = 0)
    void gate() {}
  }

  @Quick
  static class Secret {
    @InferenceLoadTest(
        url = "${test.url}",
        payload = PAYLOAD,
        headers = {"X-Api-Key: ${secret:test.token}", "Authorization: Bearer unmarked-credential"})
    @Slo(latencyMean = 5000, errors = 0)
    void gate() {}
  }
}
