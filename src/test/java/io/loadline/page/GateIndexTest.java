package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class GateIndexTest {
  private static final Instant BUILD = Instant.parse("2026-11-24T09:00:00Z");

  private final Path root;
  private final WrittenGates gates;

  GateIndexTest(@TempDir Path root) {
    this.root = root;
    this.gates = new WrittenGates(root, BUILD);
  }

  @Test
  void gates_that_do_not_pass_come_first_then_those_close_to_a_limit() throws Exception {
    gates.result("demo.IrisIT/calm", "PASS", 100);
    gates.result("demo.IrisIT/close", "PASS", 480);
    gates.result("demo.IrisIT/broken", "FAIL", 650);
    gates.write("demo.IrisIT/calm");

    ParsedPage page = gates.page();
    assertThat(page.all("h1").get(0).getTextContent()).isEqualTo("1 of 3 gates does not pass");
    assertThat(page.all("a"))
        .extracting(each -> each.getAttribute("href"))
        .containsExactly(
            "./demo.IrisIT/broken/index.html",
            "./demo.IrisIT/close/index.html",
            "./demo.IrisIT/calm/index.html");
    assertThat(page.text())
        .contains("p99 latency 650.0 ms, at most 500 ms: 30.0 % above the limit")
        .contains("p99 latency 100.0 ms, at most 500 ms: 80.0 % below the limit")
        .contains("12.6 s")
        .contains("2026-11-24 09:00:05 UTC");
  }

  @Test
  void endpoints_are_no_gates_of_their_own_and_programs_are_gates() throws Exception {
    gates.result("my-program", "PASS", 100);
    gates.result("my-program/canary", "PASS", 100);
    gates.result("demo.IrisIT/iris", "PASS", 100);
    gates.result("demo.IrisIT/iris/canary", "PASS", 100);
    gates.write("my-program");

    assertThat(gates.page().all("a"))
        .extracting(each -> each.getAttribute("href"))
        .containsExactly("./demo.IrisIT/iris/index.html", "./my-program/index.html");
  }

  @Test
  void what_an_earlier_build_left_stands_apart_and_is_not_counted() throws Exception {
    gates.result("demo.IrisIT/now", "PASS", 100);
    gates.result("demo.GoneIT/gone", "FAIL", 650);
    Path gone = root.resolve("demo.GoneIT/gone/result.json");
    Files.setLastModifiedTime(gone, FileTime.from(BUILD.minusSeconds(60)));
    gates.write("demo.IrisIT/now");

    ParsedPage page = gates.page();
    assertThat(page.all("h1").get(0).getTextContent()).isEqualTo("1 gate, it passes");
    assertThat(page.text())
        .containsSubsequence("demo/now", "Earlier results", "before this build began", "demo/gone");
  }

  @Test
  void a_gate_that_went_is_left_out() throws Exception {
    gates.result("demo.IrisIT/one", "PASS", 100);
    gates.result("demo.IrisIT/two", "PASS", 100);
    gates.write("demo.IrisIT/one");
    Files.delete(root.resolve("demo.IrisIT/two/result.json"));
    gates.write("demo.IrisIT/one");

    assertThat(gates.page().all("a")).hasSize(1);
  }

  @Test
  void a_result_is_read_once_as_long_as_it_stays_the_same() throws Exception {
    gates.result("demo.IrisIT/one", "PASS", 100);
    gates.result("demo.IrisIT/two", "PASS", 100);
    gates.write("demo.IrisIT/one");
    Path two = root.resolve("demo.IrisIT/two/result.json");
    FileTime written = Files.getLastModifiedTime(two);
    Files.writeString(two, "x".repeat((int) Files.size(two)));
    Files.setLastModifiedTime(two, written);
    gates.write("demo.IrisIT/one");
    assertThat(gates.page().all("a")).hasSize(2);

    gates.result("demo.IrisIT/two", "FAIL", 900);
    gates.write("demo.IrisIT/one");
    assertThat(gates.page().all("h1").get(0).getTextContent())
        .isEqualTo("1 of 2 gates does not pass");
  }

  @Test
  void what_is_no_result_and_rows_that_were_half_written_do_no_harm() throws Exception {
    gates.result("demo.IrisIT/one", "PASS", 100);
    Files.createDirectories(root.resolve("demo.IrisIT/other"));
    Files.writeString(root.resolve("demo.IrisIT/other/result.json"), "{\"name\": ");
    Files.writeString(root.resolve(GateIndex.KEPT), "{\"gates\": [{\"pa");
    gates.write("demo.IrisIT/one");

    assertThat(gates.page().all("a")).hasSize(1);
  }

  @Test
  void names_that_nobody_should_write_are_text_and_links_stay_below_the_folder() throws Exception {
    String name = "<img src=x onerror=alert(1)>";
    Path folder = Files.createDirectories(root.resolve("demo.IrisIT/javascript$a b"));
    Files.writeString(
        folder.resolve("result.json"), "{\"name\": \"" + name + "\", \"verdict\": \"PASS\"}");
    gates.write("demo.IrisIT/javascript$a b");

    Element link = gates.page().all("a").get(0);
    assertThat(link.getTextContent()).isEqualTo(name);
    assertThat(link.getAttribute("href")).isEqualTo("./demo.IrisIT/javascript%24a%20b/index.html");
    assertThat(gates.page().all("img")).isEmpty();
  }

  @Test
  void a_rerun_is_named_as_one() throws Exception {
    gates.result("demo.IrisIT/iris", "FAIL", 650);
    gates.result("demo.IrisIT/iris-run2", "PASS", 100);
    gates.write("demo.IrisIT/iris-run2");

    assertThat(gates.page().text()).contains("demo/iris-run2 (run 2)").doesNotContain("(run )");
  }

  @Test
  void figures_of_earlier_runs_are_drawn_small_and_stay_when_other_gates_write() throws Exception {
    gates.result("demo.IrisIT/one", "PASS", 100);
    gates.result("demo.IrisIT/two", "PASS", 100);
    Map<String, List<Double>> past = Map.of("http/latency-p99", List.of(90.0, Double.NaN, 100.0));
    gates.index().write(root.resolve("demo.IrisIT/one"), gates.read("demo.IrisIT/one"), past);
    gates.write("demo.IrisIT/two");

    List<Element> charts =
        gates.page().all("svg").stream()
            .filter(each -> each.getAttribute("class").equals("spark"))
            .toList();
    assertThat(charts).hasSize(1);
    assertThat(charts.get(0).getTextContent())
        .isEqualTo("p99 latency over the last 2 runs, limit at most 500 ms");
  }

  @Test
  void a_gate_whose_thread_was_told_to_stop_is_listed_all_the_same() throws Exception {
    gates.result("demo.IrisIT/iris", "INVALID", 100);
    ResultDocument result = gates.read("demo.IrisIT/iris");
    Thread.currentThread().interrupt();

    gates.index().write(root.resolve("demo.IrisIT/iris"), result, Map.of());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(gates.page().all("a")).hasSize(1);
  }

  @Test
  void threads_that_end_together_lose_no_gate() throws Exception {
    List<String> names =
        Stream.iterate(0, it -> it + 1).limit(40).map(it -> "a.It/g" + it).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> ended = new ArrayList<>();
    for (String each : names) {
      ended.add(
          threads.submit(
              () -> {
                gates.result(each, "PASS", 100);
                gates.write(each);
                return each;
              }));
    }
    for (Future<?> each : ended) {
      each.get();
    }
    threads.shutdown();

    assertThat(gates.page().all("a")).hasSize(40);
    try (Stream<Path> left = Files.list(root)) {
      assertThat(left.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("a.It", "index.html", GateIndex.KEPT);
    }
  }
}
