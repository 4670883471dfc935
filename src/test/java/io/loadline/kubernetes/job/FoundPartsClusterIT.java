package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.kubernetes.job.JobEnd.Kind;
import io.loadline.kubernetes.resource.ResourceKind;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Classes of the worker that are in a real namespace before a run. */
@Tag("cluster")
@Timeout(300)
class FoundPartsClusterIT {
  private RealRun run;
  private EnginePart part;

  @BeforeEach
  void open() {
    run = new RealRun();
    part = run.parts().get(0);
  }

  @AfterEach
  void close() {
    if (run != null) {
      run.close();
    }
  }

  /** As another machine would have sent it. */
  private void send(EnginePart sent) {
    String json =
        Json.write(sent.manifest(run.namespace().name(), LocalDate.of(2026, 1, 2)))
            .replace(sent.name(), part.name());
    run.namespace().apply(json);
  }

  @Test
  void those_of_another_machine_are_used() throws Exception {
    send(part);

    assertThat(run.end("read").isFinished()).isTrue();
    assertThat(run.said()).noneMatch(said -> said.startsWith("sent"));
  }

  @Test
  void others_under_their_name_are_refused_until_they_are_deleted() throws Exception {
    send(EnginePart.cut(new TreeMap<>(Map.of("a/B.class", new byte[] {1}))).get(0));

    JobEnd end = run.end("read");

    assertThat(end.kind()).as(end.text()).isEqualTo(Kind.FOREIGN_CLASSES);
    assertThat(end.text()).contains(part.name());
    run.namespace().await("the end of all of it", () -> run.left().isEmpty());
    run.namespace()
        .client()
        .configMaps()
        .inNamespace(run.namespace().name())
        .withName(part.name())
        .delete();
    run.namespace()
        .await(
            "the end of it",
            () ->
                run.cluster()
                    .get(ResourceKind.CONFIG_MAPS, run.namespace().name(), part.name())
                    .isEmpty());
    assertThat(run.end("read").isFinished()).isTrue();
  }
}
