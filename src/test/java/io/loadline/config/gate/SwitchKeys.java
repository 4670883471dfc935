package io.loadline.config.gate;

import java.util.Arrays;
import java.util.stream.Stream;

/** For tests of other packages. */
public final class SwitchKeys {
  private SwitchKeys() {}

  /** All that is set from outside only. */
  public static Stream<String> all() {
    return Arrays.stream(SwitchKey.values()).map(SwitchKey::key);
  }
}
