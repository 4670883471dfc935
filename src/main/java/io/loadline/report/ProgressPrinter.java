package io.loadline.report;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows that a run is alive: on a terminal one line that is rewritten each second and cleared at
 * the end, elsewhere a line every ten seconds. Thread-safe.
 */
public final class ProgressPrinter implements AutoCloseable {
  /** A line that wraps cannot be taken back. */
  private static final int WIDEST = 79;

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private final long periodNanos;
  private long lastNanos;
  private int shown;

  /**
   * Of this process, as its terminal or the lack of one asks for.
   *
   * @param nanoTime a monotonic clock
   */
  public static ProgressPrinter to(PrintStream out, LongSupplier nanoTime) {
    return new ProgressPrinter(out, isTerminalAttached(), nanoTime);
  }

  /** Starts to count at once. */
  ProgressPrinter(PrintStream out, boolean terminal, LongSupplier nanoTime) {
    this(out, terminal, nanoTime, Duration.ofSeconds(terminal ? 1 : 10).toNanos());
  }

  private ProgressPrinter(
      PrintStream out, boolean terminal, LongSupplier nanoTime, long periodNanos) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.periodNanos = periodNanos;
    lastNanos = nanoTime.getAsLong();
  }

  /** Prints nothing. */
  public static ProgressPrinter off() {
    return new ProgressPrinter(System.out, false, () -> 0, Long.MAX_VALUE);
  }

  /** Prints when it is time to; {@code progress} is asked for only then. */
  public synchronized void offer(Supplier<Progress> progress) {
    long now = nanoTime.getAsLong();
    if (now - lastNanos < periodNanos) {
      return;
    }
    lastNanos = now;
    String line = progress.get().line();
    if (terminal) {
      rewrite(line.substring(0, Math.min(line.length(), WIDEST)));
    } else {
      out.println(line);
    }
  }

  private void rewrite(String line) {
    out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
    out.flush();
    shown = line.length();
  }

  /** Clears what is still to be seen of it. */
  @Override
  public synchronized void close() {
    if (shown > 0) {
      rewrite("");
      out.print("\r");
      out.flush();
    }
  }

  /** Whether a person is watching: input and output of this process are a terminal's. */
  @SuppressWarnings("SystemConsoleNull") // null up to JDK 21, asked further from 22 on
  private static boolean isTerminalAttached() {
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  /** From JDK 22 on there is a console without a terminal; earlier ones do not know the method. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /**
   * How far a run has come.
   *
   * @param elapsed since the start of the measurement
   * @param planned how long the measurement is to take; null when that is not known
   * @param p99 of the response times so far; null when there is none yet
   */
  public record Progress(
      String name,
      Duration elapsed,
      @Nullable Duration planned,
      long sent,
      long successes,
      long errors,
      @Nullable Duration p99) {
    /** On one line: {@code iris: 3 s of 12 s, 24 sent, 23 ok, 1 error, p99 540.1 ms}. */
    public String line() {
      String of =
          planned == null ? "" : " of " + NumberText.duration(Duration.ofSeconds(ceil(planned)));
      String slow = p99 == null ? "" : ", p99 " + NumberText.millis(p99.toNanos()) + " ms";
      String failed = NumberText.count(errors, "error");
      return "%s: %s s%s, %s sent, %s ok, %s%s"
          .formatted(name, elapsed.toSeconds(), of, sent, successes, failed, slow);
    }

    private static long ceil(Duration duration) {
      return duration.plusNanos(999_999_999).toSeconds();
    }
  }
}
