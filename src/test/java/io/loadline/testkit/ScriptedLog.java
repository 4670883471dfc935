package io.loadline.testkit;

import io.loadline.kubernetes.client.Cluster;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lines, then the end; {@code (silence)} is silence for ever, {@code (cut)} the end of a
 * connection.
 */
final class ScriptedLog implements Cluster.LogStream {
  private final Deque<String> lines;
  private final Consumer<Duration> onSilence;

  /**
   * A log.
   *
   * @param onSilence is told how long nothing was said
   */
  ScriptedLog(List<String> lines, Consumer<Duration> onSilence) {
    this.lines = new ArrayDeque<>(lines);
    this.onSilence = onSilence;
  }

  @Override
  public Optional<String> next(Duration longest) {
    if ("(silence)".equals(lines.peek())) {
      onSilence.accept(longest);
      return Optional.empty();
    }
    return isOver() ? Optional.empty() : Optional.ofNullable(lines.poll());
  }

  @Override
  public boolean isOver() {
    return lines.isEmpty() || isCut();
  }

  @Override
  public boolean isCut() {
    return "(cut)".equals(lines.peek());
  }

  @Override
  public void close() {}
}
