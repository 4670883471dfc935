package io.loadline;

import io.loadline.config.Attribute;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@link Ready} for {@link Loadline}. */
public final class ReadySettings {
  private final Map<Attribute, List<String>> values;

  ReadySettings(Map<Attribute, List<String>> values) {
    this.values = values;
  }

  /** As {@link Ready#timeout}; whole milliseconds. */
  public ReadySettings timeout(Duration timeout) {
    values.put(Attribute.READY_TIMEOUT, List.of(Texts.duration(timeout)));
    return this;
  }

  /** As {@link Ready#probes}. */
  public ReadySettings probes(int probes) {
    values.put(Attribute.READY_PROBES, List.of(Integer.toString(probes)));
    return this;
  }
}
