package matrix;

import io.loadline.InferenceLoadTest;
import io.loadline.InferenceTarget;
import io.loadline.Slo;
import org.junit.jupiter.api.Nested;

/** No gate in it runs: without an error Surefire would not even name the class. */
class UnexecutedTest {
  @InferenceTarget static final String SERVER = "http://127.0.0.1:1";

  @InferenceLoadTest(url = "/v2/models/healthy/infer")
  @Slo(errors = 0)
  private void private_gate() {}

  @InferenceLoadTest(url = "/v2/models/healthy/infer")
  @Slo(errors = 0)
  static void static_gate() {}

  @InferenceLoadTest(url = "/v2/models/healthy/infer")
  @Slo(errors = 0)
  int gate_with_a_value() {
    return 1;
  }

  @Nested
  class Inner {
    @InferenceLoadTest(url = "/v2/models/healthy/infer")
    @Slo(errors = 0)
    private void nested_gate() {}
  }
}
