package io.loadline.selfcheck;

import io.loadline.result.GeneratorLimits;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;

/** Keeps what a self-check found for a day. What cannot be read, or is old, is not there. */
final class LimitsFile {
  private static final Duration FRESH = Duration.ofDays(1);

  private final Path file;
  private final Clock clock;

  LimitsFile(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  Optional<GeneratorLimits> read() {
    Properties found = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      found.load(reader);
      Duration age =
          Duration.between(Instant.parse(found.getProperty("stamp", "")), clock.instant());
      GeneratorLimits limits =
          new GeneratorLimits(
              Double.parseDouble(found.getProperty("ceilingPerSecond", "")),
              Long.parseLong(found.getProperty("lagP50Nanos", "")),
              Long.parseLong(found.getProperty("lagP99Nanos", "")));
      boolean fresh = !age.isNegative() && age.compareTo(FRESH) < 0;
      return fresh ? Optional.of(limits) : Optional.empty();
    } catch (IOException | DateTimeParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whole or not at all. A folder that cannot be written to only costs the next run a second. */
  void write(GeneratorLimits limits) {
    Properties found = new Properties();
    found.setProperty("stamp", clock.instant().toString());
    found.setProperty("ceilingPerSecond", Double.toString(limits.ceilingPerSecond()));
    found.setProperty("lagP50Nanos", Long.toString(limits.lagP50Nanos()));
    found.setProperty("lagP99Nanos", Long.toString(limits.lagP99Nanos()));
    try {
      Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "loadline", ".tmp");
      try (Writer writer = Files.newBufferedWriter(fresh)) {
        found.store(writer, "loadline self-check");
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      System.getLogger(LimitsFile.class.getName())
          .log(System.Logger.Level.DEBUG, "the self-check could not be kept", e);
    }
  }
}
