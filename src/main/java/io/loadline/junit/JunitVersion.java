package io.loadline.junit;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Says in one sentence that JUnit is too old, before a NoSuchMethodError says it in many. */
public final class JunitVersion {
  private static final String NEEDED = "publishDirectory";

  private JunitVersion() {}

  public static void check() {
    boolean recent =
        Arrays.stream(ExtensionContext.class.getMethods())
            .anyMatch(method -> method.getName().equals(NEEDED));
    if (!recent) {
      throw new ExtensionConfigurationException(
          "Loadline needs JUnit 5.12 or newer, found "
              + found()
              + "; set <version>5.14.4</version> at org.junit:junit-bom in your pom.xml");
    }
  }

  /** Suspending functions of Kotlin are tests from JUnit 6 on. */
  static boolean runsSuspendingFunctions() {
    return Arrays.stream(ExtensionContext.Store.class.getMethods())
        .anyMatch(method -> method.getName().equals("computeIfAbsent"));
  }

  private static String found() {
    String version = Test.class.getPackage().getImplementationVersion();
    return version == null ? "an older one" : version;
  }
}
