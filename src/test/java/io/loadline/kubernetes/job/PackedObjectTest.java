package io.loadline.kubernetes.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PackedObjectTest {
  @Test
  void small_documents_share_one_object_of_each_kind() throws IOException {
    List<PackedObject> objects =
        PackedObject.of(Requests.of("run", Map.of("a", "1", "b", "2"), Map.of("c", "3", "d", "4")));

    assertThat(objects)
        .extracting(PackedObject::toString)
        .containsExactly(
            "ConfigMap run-plan-1 [start.jar, a.gz.1, b.gz.1]",
            "Secret run-secret-1 [c.gz.1, d.gz.1]");
    assertThat(text(objects, "d")).isEqualTo("4");
  }

  @Test
  void a_large_document_is_split_over_objects_that_kubernetes_takes() throws IOException {
    String large = random(3_000_000);
    List<PackedObject> objects =
        PackedObject.of(Requests.of("run", Map.of(), Map.of("a", "1", "b", large)));

    assertThat(objects)
        .hasSizeBetween(3, 5)
        .allSatisfy(each -> assertThat(PackedObject.size(List.of(each))).isLessThan(1_000_000));
    assertThat(objects)
        .extracting(PackedObject::name)
        .startsWith("run-plan-1", "run-secret-1", "run-secret-2");
    assertThat(text(objects, "b")).isEqualTo(large);
  }

  @Test
  void without_documents_the_classes_that_start_a_worker_are_sent_alone() {
    assertThat(PackedObject.of(Requests.of("run", Map.of(), Map.of())))
        .extracting(PackedObject::toString)
        .containsExactly("ConfigMap run-plan-1 [start.jar]");
  }

  /** Of 6 bits a character, which is what gzip leaves of it. */
  static String random(int bytes) {
    byte[] random = new byte[bytes * 3 / 4];
    new Random(1).nextBytes(random);
    return Base64.getEncoder().encodeToString(random);
  }

  private static String text(List<PackedObject> objects, String file) throws IOException {
    Map<Integer, byte[]> parts = new TreeMap<>();
    for (PackedObject object : objects) {
      object
          .data()
          .forEach(
              (name, bytes) -> {
                if (name.startsWith(file + ".gz.")) {
                  parts.put(Integer.parseInt(name.substring(file.length() + 4)), bytes);
                }
              });
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    parts.values().forEach(joined::writeBytes);
    return new String(
        new GZIPInputStream(new ByteArrayInputStream(joined.toByteArray())).readAllBytes(), UTF_8);
  }
}
