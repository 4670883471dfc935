package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.kubernetes.job.JobEnd.Kind;
import io.loadline.kubernetes.resource.ResourceKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ConfigMaps that have the name of a part of the engine before a run sends it. */
class FoundPartsTest {
  private static final EnginePart PART = FakeRun.parts().get(0);

  private final FakeRun run = new FakeRun();
  private final String uid = UUID.randomUUID().toString();

  @BeforeEach
  void run_a_pod() {
    run.withPod(Statuses.RUNNING).cluster().own().log(() -> List.of(FakeRun.LAST));
  }

  private String sent() {
    return Json.write(PART.manifest("ns", LocalDate.of(2026, 1, 10)))
        .replace("\"namespace\"", "\"uid\" : \"" + uid + "\", \"namespace\"");
  }

  private void there(String json) {
    run.cluster().with(ResourceKind.CONFIG_MAPS, json);
  }

  private void assertForeign() throws InterruptedException {
    JobEnd end = run.end();

    assertThat(end.kind()).as(end.text()).isEqualTo(Kind.FOREIGN_CLASSES);
    assertThat(end.text())
        .isEqualTo(
            "ConfigMap ns/%1$s does not hold the worker's classes that its name stands for\n"
                    .formatted(PART.name())
                + "  do       find out who has changed or made it, and delete it, so that it is sent"
                + " anew: kubectl -n ns delete configmap "
                + PART.name());
    assertThat(run.job()).isEmpty();
    assertThat(run.cluster().own().asked()).noneMatch(asked -> asked.startsWith("delete"));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private String holding(byte[] jar) {
    return sent().replace(base64(PART.jar()), base64(jar));
  }

  private static byte[] jar(Map<String, byte[]> files) {
    return EnginePart.cut(new TreeMap<>(files)).get(0).jar();
  }

  @Test
  void one_that_was_sent_before_is_used() throws InterruptedException {
    there(sent());

    assertThat(run.end().isFinished()).isTrue();
    assertThat(run.said()).noneMatch(said -> said.startsWith("sent"));
  }

  @Test
  void one_with_another_class_is_refused() throws InterruptedException {
    there(holding(jar(Map.of("a/B.class", new byte[] {2}))));
    assertForeign();
  }

  @Test
  void one_with_a_class_more_is_refused() throws InterruptedException {
    there(holding(jar(Map.of("a/B.class", new byte[] {1}, "a/C.class", new byte[] {1}))));
    assertForeign();
  }

  @Test
  void one_whose_class_has_another_name_is_refused() throws InterruptedException {
    there(holding(jar(Map.of("a/C.class", new byte[] {1}))));
    assertForeign();
  }

  @Test
  void one_whose_class_goes_on_is_refused() throws InterruptedException {
    there(holding(jar(Map.of("a/B.class", new byte[] {1, 1}))));
    assertForeign();
  }

  @Test
  void one_that_is_cut_off_is_refused() throws InterruptedException {
    there(holding(Arrays.copyOf(PART.jar(), 40)));
    assertForeign();
  }

  @Test
  void one_with_a_second_jar_is_refused() throws InterruptedException {
    there(sent().replace("\"binaryData\" : {", "\"binaryData\" : {\"a.jar\" : \"AA==\","));
    assertForeign();
  }

  @Test
  void one_that_can_still_be_changed_is_refused() throws InterruptedException {
    there(sent().replace("\"immutable\" : true", "\"immutable\" : false"));
    assertForeign();
  }

  @Test
  void one_without_our_label_is_refused_and_not_touched() throws InterruptedException {
    there(holding(new byte[0]).replace("\"loadline.io/cache\"", "\"other\""));
    assertForeign();
  }

  @Test
  void one_is_read_once() throws InterruptedException {
    there(sent());
    assertThat(run.end().isFinished()).isTrue();
    FakeRun later = new FakeRun();
    later.withPod(Statuses.RUNNING).cluster().own().log(() -> List.of(FakeRun.LAST));
    later.cluster().with(ResourceKind.CONFIG_MAPS, holding(new byte[0]));

    assertThat(later.end().isFinished()).isTrue();
  }

  /** As when it has gone after it was listed, and another run has made it. */
  @Test
  void one_that_was_made_anew_meanwhile_is_read_though_the_old_one_was_known()
      throws InterruptedException {
    there(sent());
    assertThat(run.end().isFinished()).isTrue();
    String foreign =
        holding(jar(Map.of("a/B.class", new byte[] {2}))).replace(uid, "another-" + uid);
    FakeRun later = new FakeRun();
    later
        .cluster()
        .with(ResourceKind.CONFIG_MAPS, sent().replace("2026-01-10", "2026-01-09"))
        .own()
        .onList(kind -> later.cluster().without(kind, PART.name()))
        .onNotFound(() -> later.cluster().with(ResourceKind.CONFIG_MAPS, foreign));

    assertThat(later.end().kind()).isEqualTo(Kind.FOREIGN_CLASSES);
  }

  @Test
  void one_that_may_not_be_read_is_not_trusted() throws InterruptedException {
    there(sent());
    run.cluster().refusingGet(ResourceKind.CONFIG_MAPS);

    JobEnd end = run.end();

    assertThat(end.kind()).isEqualTo(Kind.NO_RIGHT);
    assertThat(end.what())
        .isEqualTo(
            "this account has no right to get configmaps " + PART.name() + " in namespace ns");
  }
}
