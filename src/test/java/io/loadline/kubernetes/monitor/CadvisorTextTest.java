package io.loadline.kubernetes.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.client.Cluster.KubeletAnswer;
import io.loadline.kubernetes.monitor.LimitedContainer.Name;
import io.loadline.kubernetes.resource.KubeObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of kubelets. */
class CadvisorTextTest {
  private static final String ID =
      "4e97267880aa97097ef7984c0698bd92bd0bb32770777f09b904e6adf957e587";
  private static final String POD_ID =
      "ffff267880aa97097ef7984c0698bd92bd0bb32770777f09b904e6adf957ffff";
  private static final Instant NOW = Instant.ofEpochSecond(2_000);
  private static final Instant AT = Instant.ofEpochMilli(1_795_538_228_223L);
  private static final Name NAME = new Name("ml", "a", "kserve-container");
  private static final CfsCount COUNT = new CfsCount(AT, 912, 300, 30);

  private final List<String> unreadable = new ArrayList<>();

  private Map<Name, CfsCount> read(String text) {
    return read("text/plain; version=0.0.4; charset=utf-8", text);
  }

  private Map<Name, CfsCount> read(String type, String text) {
    KubeObject pod =
        States.pod(
            "a",
            "aaa",
            "",
            States.running(0, "")
                .replace(
                    "'restartCount'", "'containerID': 'containerd://" + ID + "', 'restartCount'"));
    LimitedContainer container = LimitedContainer.of(List.of(pod)).get(0);
    return CadvisorText.read(
        new KubeletAnswer(type, text), Map.of(container.name(), container), NOW, unreadable::add);
  }

  @Test
  void a_container_is_found_by_its_names() {
    assertThat(read(KubeletText.named(AT, 912, 300))).isEqualTo(Map.of(NAME, COUNT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/kubepods/burstable/pod03cf5b4e-eb35-45cd-8556-54e16c2a75ba/" + ID,
        "/kubepods.slice/kubepods-pod03cf.slice/cri-containerd-" + ID + ".scope",
        "/docker/" + POD_ID + "/kubepods/burstable/pod03cf/" + ID,
      })
  void a_container_without_names_is_found_by_its_id_in_the_path(String path) {
    assertThat(read(KubeletText.unnamed(path, AT, 912, 300))).isEqualTo(Map.of(NAME, COUNT));
  }

  /** Of a kubelet of 1.34 with cgroup v1, in the test cluster; shortened. */
  @Test
  void the_text_of_a_real_kubelet_is_read_whole() throws Exception {
    String id = "b9bd98e807c3d84be7b15191f9a46fbad9c977160448cfb4c416a290b26ed5b5";
    String text = Files.readString(Path.of("src/test/resources/expositions/kubelet.txt"));

    assertThat(read(text.replace(id, ID)))
        .isEqualTo(
            Map.of(NAME, new CfsCount(Instant.ofEpochMilli(1_796_015_266_370L), 3302, 0, 0)));
    assertThat(unreadable).isEmpty();
  }

  @Test
  void whole_pods_and_other_containers_are_passed_over() {
    String pod = KubeletText.unnamed("/kubepods/burstable/pod03cf", AT, 912, 300);
    String other = KubeletText.unnamed("/kubepods/burstable/pod03cf/" + POD_ID, AT, 912, 300);

    assertThat(read(pod + other + KubeletText.named(AT, 1, 1).replace("pod=\"a\"", "pod=\"b\"")))
        .isEmpty();
  }

  @Test
  void figures_without_a_time_are_of_now() {
    String text = KubeletText.named(AT, 912, 300).replace(" " + AT.toEpochMilli(), "");

    assertThat(read(text).get(NAME)).isEqualTo(new CfsCount(NOW, 912, 300, 30));
  }

  @Test
  void a_kubelet_may_answer_openmetrics_too() {
    Instant at = Instant.ofEpochMilli(1_795_538_228_250L);
    String text =
        KubeletText.named(at, 912, 300)
                .replaceAll("(?m)^(# \\S+ \\S+)_total", "$1")
                .replaceFirst(
                    "(?m)^(container_cpu_cfs_throttled_seconds)_total(\\{.*}) \\S+ (\\d+)$",
                    "$0\n$1_created$2 5 $3")
                .replace(" " + at.toEpochMilli(), " 1795538228.25")
            + "# EOF\n";

    assertThat(read("application/openmetrics-text; version=1.0.0", text))
        .as("%s", unreadable)
        .isEqualTo(Map.of(NAME, new CfsCount(at, 912, 300, 30)));
  }

  @Test
  void what_a_kubelet_calls_something_else_is_not_read() {
    assertThat(read("application/json", KubeletText.named(AT, 912, 300))).isEmpty();
    assertThat(read("", KubeletText.named(AT, 912, 300))).isEmpty();
    assertThat(unreadable)
        .containsExactly("answers application/json", "answers without a content type");
  }

  @Test
  void large_figures_are_numbers_too() {
    String text = KubeletText.named(AT, 912, 300).replace(" 912 ", " 1.23456e+06 ");

    assertThat(read(text).get(NAME)).extracting(CfsCount::periods).isEqualTo(1_234_560.0);
  }

  @Test
  void a_text_that_breaks_the_format_anywhere_says_nothing_but_where() {
    assertThat(read(KubeletText.named(AT, 912, 300) + "other_total{id=\"a\" 1\n")).isEmpty();
    assertThat(unreadable).containsExactly("line 10: no comma behind a label");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "container_cpu_cfs_periods_total{", "container_cpu_cfs_"})
  void what_is_no_such_text_says_nothing(String text) {
    assertThat(read(text)).isEmpty();
  }
}
