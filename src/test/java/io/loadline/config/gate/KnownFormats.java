package io.loadline.config.gate;

import java.util.List;

/** What {@code loadline.formats} may name. */
public final class KnownFormats {
  private KnownFormats() {}

  public static List<String> all() {
    return SwitchReader.FORMATS;
  }
}
