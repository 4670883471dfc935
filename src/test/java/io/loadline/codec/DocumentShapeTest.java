package io.loadline.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds what documents of a version may hold. Whoever changes it raises the version; then {@code
 * mvn test -Dtest=DocumentShapeTest -Dshape.write} writes the list of the new one.
 */
class DocumentShapeTest {
  private static final Path FOLDER = Path.of("src/test/resources/codec");

  /** What a worker reads and says: it is to be of the release that wrote its plan. */
  @Test
  void a_plan_and_the_messages_of_a_worker_are_those_of_their_version() throws IOException {
    holds(
        "plan",
        RunCodec.PLAN_VERSION,
        "RunCodec.PLAN_VERSION",
        DocumentShape.of(WorkerPlan.class, WorkerMessage.class));
  }

  @Test
  void a_result_is_that_of_its_version() throws IOException {
    holds(
        "result",
        RunCodec.RESULT_VERSION,
        "RunCodec.RESULT_VERSION",
        DocumentShape.of(ResultContent.class));
  }

  @Test
  void a_stored_run_is_that_of_its_version() throws IOException {
    holds(
        "run",
        StoredRun.VERSION,
        "RunCodec.PLAN_VERSION, RunCodec.RESULT_VERSION or StoredRun.OWN_VERSION",
        DocumentShape.of(StoredRun.Document.class));
  }

  private static void holds(String document, int version, String constant, List<String> now)
      throws IOException {
    Path listed = FOLDER.resolve(document + "-" + version + ".txt");
    if (System.getProperty("shape.write") != null && System.getenv("CI") == null) {
      write(document, listed, now);
    }
    assertThat(Files.exists(listed)).as(listed + " is not there: see above").isTrue();
    assertThat(now)
        .as("a %s of version %d holds something else: raise %s", document, version, constant)
        .isEqualTo(Files.readAllLines(listed));
  }

  /** That of a version is written once. */
  private static void write(String document, Path listed, List<String> now) throws IOException {
    if (Files.exists(listed)) {
      return;
    }
    try (Stream<Path> all = Files.list(FOLDER)) {
      for (Path older : all.filter(each -> isOf(document, each)).toList()) {
        Files.delete(older);
      }
    }
    Files.write(listed, now);
  }

  private static boolean isOf(String document, Path file) {
    return file.getFileName().toString().matches(document + "-\\d+\\.txt");
  }
}
