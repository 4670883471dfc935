package io.loadline.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Since when a build runs: since the JVM of the build tool started, which is the closest ancestor
 * of this one that is a JVM; without one, since this one did. A daemon may have started long
 * before; then nothing is taken for older than it is.
 */
final class BuildStart {
  /** By which the system's clock of processes may be off. */
  private static final Duration IMPRECISION = Duration.ofSeconds(2);

  private BuildStart() {}

  /** {@link Instant#MIN} where the system does not tell. */
  static Instant of(ProcessHandle process) {
    Optional<ProcessHandle> tool = process.parent();
    while (tool.isPresent() && !isJvm(tool.get())) {
      tool = tool.get().parent();
    }
    return tool.orElse(process)
        .info()
        .startInstant()
        .map(started -> started.minus(IMPRECISION))
        .orElse(Instant.MIN);
  }

  private static boolean isJvm(ProcessHandle process) {
    String command = process.info().command().orElse("");
    return command.endsWith("java") || command.endsWith("java.exe");
  }
}
