package io.loadline.golden;

import java.util.Map;

/**
 * One case of which golden files hold what users see.
 *
 * @param name also that of its folder
 */
record GoldenFixture(String name, Texts texts) {
  /** Makes the texts, by the name of the file that holds each. */
  @FunctionalInterface
  interface Texts {
    Map<String, String> get() throws Exception;
  }

  @Override
  public String toString() {
    return name;
  }
}
