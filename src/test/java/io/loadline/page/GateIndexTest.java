package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import java.io.IOException;
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

  GateIndexTest(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void gates_that_do_not_pass_come_first_then_those_close_to_a_limit() throws Exception {
    result("demo.IrisIT/calm", "PASS", 100);
    result("demo.IrisIT/close", "PASS", 480);
    result("demo.IrisIT/broken", "FAIL", 650);
    write("demo.IrisIT/calm");

    ParsedPage page = page();
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
    result("my-program", "PASS", 100);
    result("my-program/canary", "PASS", 100);
    result("demo.IrisIT/iris", "PASS", 100);
    result("demo.IrisIT/iris/canary", "PASS", 100);
    write("my-program");

    assertThat(page().all("a"))
        .extracting(each -> each.getAttribute("href"))
        .containsExactly("./demo.IrisIT/iris/index.html", "./my-program/index.html");
  }

  @Test
  void what_an_earlier_build_left_stands_apart_and_is_not_counted() throws Exception {
    result("demo.IrisIT/now", "PASS", 100);
    result("demo.GoneIT/gone", "FAIL", 650);
    Path gone = root.resolve("demo.GoneIT/gone/result.json");
    Files.setLastModifiedTime(gone, FileTime.from(BUILD.minusSeconds(60)));
    write("demo.IrisIT/now");

    ParsedPage page = page();
    assertThat(page.all("h1").get(0).getTextContent()).isEqualTo("1 gate, it passes");
    assertThat(page.text())
        .containsSubsequence("demo/now", "Earlier results", "before this build began", "demo/gone");
  }

  @Test
  void a_gate_that_went_is_left_out() throws Exception {
    result("demo.IrisIT/one", "PASS", 100);
    result("demo.IrisIT/two", "PASS", 100);
    write("demo.IrisIT/one");
    Files.delete(root.resolve("demo.IrisIT/two/result.json"));
    write("demo.IrisIT/one");

    assertThat(page().all("a")).hasSize(1);
  }

  @Test
  void a_result_is_read_once_as_long_as_it_stays_the_same() throws Exception {
    result("demo.IrisIT/one", "PASS", 100);
    result("demo.IrisIT/two", "PASS", 100);
    write("demo.IrisIT/one");
    Path two = root.resolve("demo.IrisIT/two/result.json");
    FileTime written = Files.getLastModifiedTime(two);
    Files.writeString(two, "x".repeat((int) Files.size(two)));
    Files.setLastModifiedTime(two, written);
    write("demo.IrisIT/one");
    assertThat(page().all("a")).hasSize(2);

    result("demo.IrisIT/two", "FAIL", 900);
    write("demo.IrisIT/one");
    assertThat(page().all("h1").get(0).getTextContent()).isEqualTo("1 of 2 gates does not pass");
  }

  @Test
  void what_is_no_result_and_rows_that_were_half_written_do_no_harm() throws Exception {
    result("demo.IrisIT/one", "PASS", 100);
    Files.createDirectories(root.resolve("demo.IrisIT/other"));
    Files.writeString(root.resolve("demo.IrisIT/other/result.json"), "{\"name\": ");
    Files.writeString(root.resolve(GateIndex.KEPT), "{\"gates\": [{\"pa");
    write("demo.IrisIT/one");

    assertThat(page().all("a")).hasSize(1);
  }

  @Test
  void names_that_nobody_should_write_are_text_and_links_stay_below_the_folder() throws Exception {
    String name = "<img src=x onerror=alert(1)>";
    Path folder = Files.createDirectories(root.resolve("demo.IrisIT/javascript$a b"));
    Files.writeString(
        folder.resolve("result.json"), "{\"name\": \"" + name + "\", \"verdict\": \"PASS\"}");
    write("demo.IrisIT/javascript$a b");

    Element link = page().all("a").get(0);
    assertThat(link.getTextContent()).isEqualTo(name);
    assertThat(link.getAttribute("href")).isEqualTo("./demo.IrisIT/javascript%24a%20b/index.html");
    assertThat(page().all("img")).isEmpty();
  }

  @Test
  void a_rerun_is_named_as_one() throws Exception {
    result("demo.IrisIT/iris", "FAIL", 650);
    result("demo.IrisIT/iris-run2", "PASS", 100);
    write("demo.IrisIT/iris-run2");

    assertThat(page().text()).contains("demo/iris-run2 (run 2)").doesNotContain("(run )");
  }

  @Test
  void figures_of_earlier_runs_are_drawn_small_and_stay_when_other_gates_write() throws Exception {
    result("demo.IrisIT/one", "PASS", 100);
    result("demo.IrisIT/two", "PASS", 100);
    Map<String, List<Double>> past = Map.of("http/latency-p99", List.of(90.0, Double.NaN, 100.0));
    index().write(root.resolve("demo.IrisIT/one"), read("demo.IrisIT/one"), past);
    write("demo.IrisIT/two");

    List<Element> charts =
        page().all("svg").stream()
            .filter(each -> each.getAttribute("class").equals("spark"))
            .toList();
    assertThat(charts).hasSize(1);
    assertThat(charts.get(0).getTextContent())
        .isEqualTo("p99 latency over the last 2 runs, limit at most 500 ms");
  }

  @Test
  void threads_that_end_together_lose_no_gate() throws Exception {
    List<String> gates =
        Stream.iterate(0, it -> it + 1).limit(40).map(it -> "a.It/g" + it).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> ended = new ArrayList<>();
    for (String each : gates) {
      ended.add(
          threads.submit(
              () -> {
                result(each, "PASS", 100);
                write(each);
                return each;
              }));
    }
    for (Future<?> each : ended) {
      each.get();
    }
    threads.shutdown();

    assertThat(page().all("a")).hasSize(40);
    try (Stream<Path> left = Files.list(root)) {
      assertThat(left.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("a.It", "index.html", GateIndex.KEPT);
    }
  }

  private GateIndex index() {
    return new GateIndex(root, BUILD);
  }

  private void write(String path) throws IOException {
    index().write(root.resolve(path), read(path), Map.of());
  }

  private ResultDocument read(String path) throws IOException {
    return ResultDocument.read(root.resolve(path));
  }

  private ParsedPage page() throws Exception {
    return ParsedPage.of(Files.readString(root.resolve("index.html")));
  }

  private void result(String path, String verdict, int p99) throws IOException {
    Path folder = Files.createDirectories(root.resolve(path));
    String json =
        """
        {"name": "demo/%s", "gate": "demo.IrisIT#iris", "verdict": "%s", "headline": "", "reason": "",
         "objectives": [{"metric": "http/latency-p99", "limit": 500, "bound": "upper", "unit": "ms",
           "observed": %d, "samples": 100, "verdict": "%s", "reason": ""}],
         "started": "2026-11-24T09:00:05Z", "elapsed_s": 12.6}
        """;
    Path part = root.resolve(path + "/part");
    Files.writeString(
        part, json.formatted(folder.getFileName(), verdict, p99, p99 > 500 ? "FAIL" : "PASS"));
    Files.move(
        part, folder.resolve("result.json"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
