package io.loadline.config.gate;

import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.telemetry.GateTelemetry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads which libraries of metrics get the figures. A library that is wanted and absent is found
 * before the load, not after it.
 */
final class TelemetryReader {
  private static final List<String> SWITCH = List.of("on", "off");

  private static final String EXPORTER =
      "io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter";

  /** Came in 1.51, a release after all that is called of it. */
  private static final String RECENT = "io.opentelemetry.sdk.common.InternalTelemetryVersion";

  private static final String MICROMETER = "io.micrometer.core.instrument.Metrics";

  private final SettingSources sources;
  private final ConfigProblems problems;
  private final Predicate<String> present;

  TelemetryReader(SettingSources sources, ConfigProblems problems) {
    this(sources, problems, TelemetryReader::isPresent);
  }

  /**
   * As if other classes were there.
   *
   * @param present whether the class of a name is
   */
  TelemetryReader(SettingSources sources, ConfigProblems problems, Predicate<String> present) {
    this.sources = sources;
    this.problems = problems;
    this.present = present;
  }

  private static boolean isPresent(String name) {
    try {
      Class.forName(name, false, TelemetryReader.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  Switches.Telemetry read() {
    return new Switches.Telemetry(otlp(), micrometer());
  }

  private Optional<GateTelemetry.Collector> otlp() {
    Optional<SettingSources.Found> wanted =
        sources.find(SwitchKey.OTLP.key()).filter(found -> !word(found.value()).equals("off"));
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    SettingSources.Found found = wanted.get();
    String library = "io.opentelemetry:opentelemetry-exporter-otlp";
    if (!present.test(EXPORTER)) {
      missing(SwitchKey.OTLP, found, library + ", which is not on the class path");
    } else if (!present.test(RECENT)) {
      missing(SwitchKey.OTLP, found, library + " of 1.51 or newer, and an older one is there");
    }
    return new OtlpReader(sources, problems).read(found);
  }

  private boolean micrometer() {
    Optional<SettingSources.Found> found = sources.find(SwitchKey.MICROMETER.key());
    if (found.isEmpty()) {
      return false;
    }
    try {
      if (SettingSyntax.oneOf(SWITCH).parse(found.get().value()).equals("off")) {
        return false;
      }
    } catch (SyntaxException refusal) {
      add(SwitchKey.MICROMETER, found.get(), refusal.rule(), refusal.fix());
      return false;
    }
    if (!present.test(MICROMETER)) {
      missing(
          SwitchKey.MICROMETER,
          found.get(),
          "io.micrometer:micrometer-core, which is not on the class path");
    }
    return true;
  }

  private void missing(SwitchKey key, SettingSources.Found found, String library) {
    String fix =
        key == SwitchKey.OTLP
            ? "add io.opentelemetry:opentelemetry-exporter-otlp:1.68.0"
            : "add io.micrometer:micrometer-core:1.17.2";
    add(key, found, "needs " + library, fix + " to the dependencies, with scope test");
  }

  private void add(SwitchKey key, SettingSources.Found found, String rule, String fix) {
    problems.add(key.key() + " = \"" + found.value() + "\"", found.origin(), rule, fix);
  }

  private static String word(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
