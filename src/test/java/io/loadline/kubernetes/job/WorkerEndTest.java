package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.job.JobEnd.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a worker ended by itself, and what the user is told. */
class WorkerEndTest {
  private static final String FRAME = "loadline-frame/1 1 progress 1/1 00000000 {}";

  private final FakeRun run = new FakeRun();

  /** The stream ends, and then the pod has this status. */
  private JobEnd endingAs(String status, String... lines) throws InterruptedException {
    return run.ending(() -> run.pod(status), lines);
  }

  @Test
  void killed_for_memory() throws InterruptedException {
    JobEnd end = endingAs(Statuses.failed("OOMKilled", 137, ""), FRAME);

    assertThat(end.kind()).isEqualTo(Kind.OUT_OF_MEMORY);
    assertThat(end.text())
        .isEqualTo(
            """
            the worker's container was killed for memory (OOMKilled, exit code 137)
              do       raise the memory that the worker asks for and its limit; a LimitRange of \
            the namespace may set one: kubectl describe limitrange
                       or take fewer payloads and connections""");
  }

  @Test
  void an_image_without_java() throws InterruptedException {
    JobEnd end =
        endingAs(
            Statuses.failed(
                "StartError",
                128,
                "failed to create containerd task: exec: java: executable file not found in $PATH"));

    assertThat(end.kind()).isEqualTo(Kind.NO_JAVA);
    assertThat(end.text())
        .startsWith("there is no java in the worker's image: failed to create containerd task")
        .endsWith(
            "set loadline.image to an image with a JRE 17 or newer whose java is on its PATH");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          executable file `java` not found in $PATH: No such file or directory: OCI runtime attempted to invoke a command that was not found|there is no java
          exec: java: stat java: no such file or directory: unknown|there is no java
          error mounting /var/lib/x to rootfs at /loadline/engine: no such file or directory|the worker ended with exit code 128
          exec: /opt/java: exec format error|the worker's image is not for the processor
          """)
  void what_keeps_a_container_from_starting_is_told_apart(String message, String expected)
      throws InterruptedException {
    assertThat(endingAs(Statuses.failed("StartError", 128, message)).what()).startsWith(expected);
  }

  @Test
  void an_image_for_another_processor_says_so_in_the_log_alone() throws InterruptedException {
    assertThat(endingAs(Statuses.failed("Error", 255, ""), "exec java: exec format error").kind())
        .isEqualTo(Kind.NO_JAVA);
  }

  @Test
  void a_jre_that_is_too_old() throws InterruptedException {
    JobEnd end =
        endingAs(
            Statuses.failed("Error", 1, ""),
            "Error: LinkageError occurred while loading main class io.loadline.engine.WorkerMain",
            "\tjava.lang.UnsupportedClassVersionError: io/loadline/engine/WorkerMain has been"
                + " compiled by a more recent version of the Java Runtime (class file version 61.0)");

    assertThat(end.kind()).isEqualTo(Kind.NO_JAVA);
    assertThat(end.what())
        .startsWith(
            "the JRE of the worker's image is too old, or is none that is known: java.lang");
    assertThat(end.log()).hasSize(2);
  }

  @Test
  void a_worker_that_fails_by_itself_shows_its_last_lines() throws InterruptedException {
    JobEnd end = endingAs(Statuses.failed("Error", 1, ""), FRAME, "Exception in thread main", "");

    assertThat(end.text())
        .isEqualTo(
            """
            the worker ended with exit code 1 before it had said all
              log      Exception in thread main
              do       see the pod's log beside result.json; with loadline.keep=true the pod stays \
            for a look""");
  }

  @Test
  void a_log_that_lost_its_last_lines() throws InterruptedException {
    assertThat(endingAs(Statuses.SUCCEEDED, FRAME).kind()).isEqualTo(Kind.LOG_LOST);
  }
}
