package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loadline.text.TimeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs parts of charts.js; needs node. The rest of it is tried in a browser (scripts/page-check).
 */
class ChartScriptTest {
  /**
   * What {@code write} of charts.js makes of a text: where it begins and ends, at 6.5 px a letter.
   */
  private static final String EXTENTS =
      """
      let px;
      const width = () => px;
      const extent = (text, at) => {
        const [part, long] = [at / px, text.length * 6.5];
        const from = part < 0.04 ? at + 3 : part > 0.96 ? at - 3 - long : at - long / 2;
        return [from, from + long];
      };
      const overlaps = (min, max) => {
        const seen = ticks({min, max}).map((at) => extent(timeText(at), (at - min) / (max - min) * px));
        return seen.slice(1).some(([from], i) => from < seen[i][1]);
      };
      """;

  @Test
  void times_read_as_elsewhere_on_the_page() throws Exception {
    List<Double> times =
        List.of(0.0, 3.0, 12.64, 119.9, 120.0, 200.0, 3_600.0, 7_199.0, 7_200.0, 7_380.0, 7_400.0);

    assertThat(run("for (const each of " + times + ") console.log(timeText(each));"))
        .isEqualTo(times.stream().map(TimeText::seconds).toList())
        .contains("2 h 3 min 20 s".replace(' ', '\u00a0'));
  }

  @Test
  void no_two_labels_of_an_axis_overlap_however_far_it_is_zoomed() throws Exception {
    assertThat(
            run(
                EXTENTS
                    + """
                    const found = [];
                    for (px of [360, 700, 1200]) {
                      for (const from of [0, 1, 7, 59, 118, 600, 3541, 7190, 7451, 36001]) {
                        for (let length = 2; length < 40000; length = Math.ceil(length * 1.07)) {
                          if (overlaps(from, from + length)) found.push([px, from, length]);
                        }
                      }
                    }
                    console.log(JSON.stringify(found.slice(0, 5)));
                    px = 700;
                    console.log(ticks({min: 60, max: 120}).join());
                    """))
        .containsExactly("[]", "60,75,90,105,120");
  }

  private static List<String> run(String script) throws IOException, InterruptedException {
    String all = PageAssets.text("charts.js");
    String functions =
        between(all, "  const STEPS = ", "\n")
            + between(all, "  const timeText = ", "\n  };\n")
            + between(all, "    const ticks = ", "\n    };\n");
    return node(functions + script);
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start);
    assertThat(from).as(start).isNotNegative();
    return text.substring(from, text.indexOf(end, from) + end.length());
  }

  private static List<String> node(String script) throws IOException, InterruptedException {
    Path file = Files.createTempFile("charts", ".js");
    try {
      Files.writeString(file, script);
      Process process = started(file);
      String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(told).isZero();
      return told.lines().toList();
    } finally {
      Files.delete(file);
    }
  }

  private static Process started(Path file) {
    try {
      return new ProcessBuilder("node", file.toString()).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "no node: " + e.getMessage());
      throw new AssertionError(e);
    }
  }
}
