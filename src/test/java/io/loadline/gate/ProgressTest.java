package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.load.LoadEngine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong now = new AtomicLong();

  private static String after(int seconds, long errors) {
    return CombinedProgress.text(
        "iris",
        new LoadEngine.Progress(seconds * 1_000_000_000L, 12_500_000_000L, 24 - errors, errors));
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void run(ProgressPrinter printer, int seconds) {
    for (int second = 1; second <= seconds; second++) {
      now.addAndGet(1_000_000_000L);
      int elapsed = second;
      printer.offer(() -> after(elapsed, elapsed == 1 ? 11 : 1));
    }
  }

  @Test
  void a_line_tells_how_far_it_has_come() {
    assertThat(after(3, 1)).isEqualTo("iris: 3 s of 13 s, 24 sent, 23 ok, 1 error");
  }

  @Test
  void what_is_not_known_is_left_out() {
    assertThat(CombinedProgress.text("iris", new LoadEngine.Progress(1_000_000_000L, -1, 0, 0)))
        .isEqualTo("iris: 1 s, 0 sent, 0 ok, 0 errors");
  }

  @Test
  void a_terminal_sees_one_line_that_is_rewritten_and_cleared() {
    ProgressPrinter printer = new ProgressPrinter(out, true, now::get);
    run(printer, 2);
    printer.close();
    printer.close();
    String first = "iris: 1 s of 13 s, 24 sent, 13 ok, 11 errors";
    String second = "iris: 2 s of 13 s, 24 sent, 23 ok, 1 error";
    assertThat(printed())
        .isEqualTo("\r" + first + "\r" + second + "  " + "\r" + " ".repeat(42) + "\r");
  }

  @Test
  void elsewhere_there_is_a_plain_line_in_ten_seconds() {
    ProgressPrinter printer = new ProgressPrinter(out, false, now::get);
    run(printer, 25);
    printer.close();
    assertThat(printed().lines())
        .containsExactly(
            "iris: 10 s of 13 s, 24 sent, 23 ok, 1 error",
            "iris: 20 s of 13 s, 24 sent, 23 ok, 1 error");
    assertThat(printed()).doesNotContain("\r" + "iris").doesNotContain("\u001b");
  }

  @Test
  void a_line_that_would_wrap_is_cut() {
    ProgressPrinter printer = new ProgressPrinter(out, true, now::get);
    now.set(1_000_000_000L);
    printer.offer(() -> "x".repeat(200));
    assertThat(printed()).hasSize(80);
  }

  @Test
  void a_long_name_is_cut_and_how_far_it_has_come_stays() {
    String behind = ": 3 s of 12 s, 24 sent, 23 ok, 1 error";
    ProgressPrinter printer = new ProgressPrinter(out, true, now::get);
    now.set(1_000_000_000L);
    printer.offer(() -> "n".repeat(60) + behind);
    assertThat(printed()).isEqualTo("\r" + "n".repeat(38) + "..." + behind);
  }

  @Test
  void wide_letters_are_cut_by_their_columns_and_never_within_one() {
    String behind = ": 3 s of 12 s, 24 sent, 23 ok, 1 error";
    ProgressPrinter printer = new ProgressPrinter(out, true, now::get);
    now.set(1_000_000_000L);
    printer.offer(() -> "🚀".repeat(60) + behind);
    printer.close();
    assertThat(printed())
        .isEqualTo("\r" + "🚀".repeat(19) + "..." + behind + "\r" + " ".repeat(79) + "\r");
    bytes.reset();
    now.set(2_000_000_000L);
    printer.offer(() -> "模".repeat(60));
    assertThat(printed()).isEqualTo("\r" + "模".repeat(38) + "...");
  }

  @Test
  void off_prints_nothing_and_asks_for_nothing() {
    try (ProgressPrinter printer = ProgressPrinter.off()) {
      printer.offer(
          () -> {
            throw new AssertionError("asked");
          });
    }
    assertThat(printed()).isEmpty();
  }
}
