package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loadline.json.Json;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JobManifestTest {
  private static final List<String> PARTS = List.of("1".repeat(64), "2".repeat(64));

  @Test
  void a_plain_job_asks_for_no_more_than_a_restricted_namespace_gives() throws IOException {
    assertGolden("plain.json", job(Requests.plain()));
  }

  @Test
  void a_job_with_all_settings_shows_each_of_them() throws IOException {
    assertGolden("full.json", job(Requests.full()));
  }

  @Test
  void several_workers_are_an_indexed_job_whose_pods_fail_one_by_one() throws IOException {
    assertGolden("workers.json", job(Requests.workers(4)));
  }

  @Test
  void a_job_has_a_worker_at_least() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Requests.workers(0))
        .withMessage("a Job of 0 workers");
  }

  @Test
  void documents_go_with_their_job_and_are_immutable() throws IOException {
    KubeObject job =
        FakeCluster.object(
            ResourceKind.JOBS, "{\"metadata\": {\"name\": \"loadline-iris-1\", \"uid\": \"u1\"}}");
    JobRequest request = Requests.plain();
    StringBuilder all = new StringBuilder();
    PackedObject.of(request)
        .forEach(
            each ->
                all.append(
                    Json.write(each.manifest(request, job))
                        // Deflate is not the same everywhere.
                        .replaceAll("\"H4sI[^\"]*\"", "\"(gzip, base64)\"")
                        .replaceAll("\"UEsD[^\"]*\"", "\"(jar, base64)\"")));

    assertGolden("documents.json", all.toString());
  }

  @Test
  void a_part_of_the_engine_says_when_it_was_used() throws IOException {
    EnginePart part =
        EnginePart.cut(new TreeMap<>(Map.of("a/B.class", new byte[] {1, 2, 3}))).get(0);

    assertGolden(
        "part.json",
        Json.write(part.manifest("ns", LocalDate.of(2026, 1, 2)))
            .replaceAll("\"UEsD[^\"]*\"", "\"(jar, base64)\""));
  }

  @Test
  void names_that_kubernetes_refuses_are_refused_before() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Requests.of("Iris", Map.of(), Map.of()))
        .withMessage("name Iris does not match [a-z]([a-z0-9-]{0,48}[a-z0-9])?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Requests.of("iris", Map.of("a/b", ""), Map.of()))
        .withMessageStartingWith("file name a/b does not match");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Requests.of("iris", Map.of("a", ""), Map.of("a", "")))
        .withMessageStartingWith("a document is open or secret, not both");
  }

  @Test
  void what_is_secret_is_not_shown() {
    assertThat(Requests.of("iris", Map.of("a", "open"), Map.of("b", "hidden")).toString())
        .contains("[b]")
        .doesNotContain("hidden");
  }

  private static String job(JobRequest request) {
    return Json.write(JobManifest.of(request, PARTS, PackedObject.of(request)));
  }

  /** {@code -Dgolden.write} writes the files anew. */
  private static void assertGolden(String name, String text) throws IOException {
    Path file = Path.of("src/test/resources/kubernetes/job", name);
    if (Boolean.getBoolean("golden.write") && System.getenv("CI") == null) {
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
