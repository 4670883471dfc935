package matrix;

import io.loadline.InferenceLoadTest;
import io.loadline.Slo;
import org.junit.jupiter.api.Test;

/** A class of tests that pass, and a gate that never runs. */
class PartlyUnexecutedTest {
  @Test
  void ordinary() {}

  @Test
  void ordinary_too() {}

  @InferenceLoadTest(url = "http://127.0.0.1:1/v2/models/healthy/infer")
  @Slo(errors = 0)
  private void private_gate_beside_tests() {}
}
