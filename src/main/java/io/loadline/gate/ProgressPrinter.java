package io.loadline.gate;

import io.loadline.text.WrappedText;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Shows that a run is alive: on a terminal one line that is rewritten each second and cleared at
 * the end, elsewhere a line every ten seconds. Thread-safe.
 */
final class ProgressPrinter implements AutoCloseable {
  /** A line that wraps cannot be taken back. */
  private static final int WIDEST = WrappedText.COLUMNS - 1;

  private static final String CUT = "...";

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
  static ProgressPrinter to(PrintStream out, LongSupplier nanoTime) {
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
  static ProgressPrinter off() {
    return new ProgressPrinter(System.out, false, () -> 0, Long.MAX_VALUE);
  }

  /** Prints a line when it is time to; it is asked for only then. */
  synchronized void offer(Supplier<String> progress) {
    long now = nanoTime.getAsLong();
    if (now - lastNanos < periodNanos) {
      return;
    }
    lastNanos = now;
    String line = progress.get();
    if (terminal) {
      rewrite(shortened(line));
    } else {
      out.println(WrappedText.message(line));
    }
  }

  /** Without an end of the gate's name: how far it is stands behind that. */
  private static String shortened(String line) {
    if (WrappedText.width(line) <= WIDEST) {
      return line;
    }
    int name = Math.max(0, line.lastIndexOf(": "));
    int room = WIDEST - CUT.length() - WrappedText.width(line.substring(name));
    return room > 0
        ? WrappedText.beginning(line, room) + CUT + line.substring(name)
        : WrappedText.beginning(line, WIDEST - CUT.length()) + CUT;
  }

  private void rewrite(String line) {
    int width = WrappedText.width(line);
    out.print("\r" + line + " ".repeat(Math.max(0, shown - width)));
    out.flush();
    shown = width;
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
}
