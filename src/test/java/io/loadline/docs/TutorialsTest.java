package io.loadline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the tutorials show is what the sample has, and what runs. */
class TutorialsTest {
  @Test
  void the_one_on_kserve_applies_the_manifest_of_the_sample() throws Exception {
    Path sample = Path.of("sample-project", "isvc.yaml");
    assertThat(Tutorial.of("kserve").only("yaml", "apiVersion").text() + "\n")
        .isEqualTo(Files.readString(sample));
  }

  @Test
  void the_gate_on_kserve_calls_what_the_gate_of_the_sample_calls() throws Exception {
    Path sample = Path.of("sample-project/src/test/java/com/example/iris/IrisInClusterIT.java");
    String url =
        "url = \"http://sklearn-irisv2.default.svc.cluster.local/v2/models/sklearn-irisv2/infer\"";
    assertThat(Tutorial.of("kserve").gate().text()).contains(url);
    assertThat(Files.readString(sample)).contains(url);
  }
}
