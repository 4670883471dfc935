package io.loadline.health;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long some thread waited for a processor, as the kernel's pressure information tells. */
final class CpuPressure {
  private static final Pattern SOME = Pattern.compile("some .*total=(\\d{1,18}).*");

  private CpuPressure() {}

  /** Ns so far; empty where the kernel does not count. */
  static OptionalLong nanos(Path root) {
    return SystemFile.lines(root.resolve("proc/pressure/cpu")).stream()
        .map(SOME::matcher)
        .filter(Matcher::matches)
        .mapToLong(some -> Long.parseLong(some.group(1)) * 1_000)
        .findFirst();
  }
}
