package io.loadline;

import io.loadline.config.outside.Outside;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where values come from in a JUnit run. */
final class JunitSources {
  private static final String FILE = "junit-platform.properties";

  private JunitSources() {}

  static Outside of(ExtensionContext context) {
    ClassLoader classpath = context.getRequiredTestClass().getClassLoader();
    return of(context::getConfigurationParameter, classpath);
  }

  /**
   * As {@link #of(ExtensionContext)}, where there is no test.
   *
   * @param parameters looks up a JUnit configuration parameter
   */
  static Outside of(Function<String, Optional<String>> parameters, ClassLoader classpath) {
    return new Outside(
        entries(System.getProperties()), System.getenv(), parameters, file(classpath));
  }

  /** As {@link #of} without JUnit, for the fluent API. */
  static Outside ofProcess() {
    return new Outside(
        entries(System.getProperties()), System.getenv(), key -> Optional.empty(), Map.of());
  }

  private static Map<String, String> entries(Properties properties) {
    Map<String, String> entries = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> entries.put(key, properties.getProperty(key)));
    return entries;
  }

  private static Map<String, String> file(ClassLoader classpath) {
    try (InputStream stream = classpath.getResourceAsStream(FILE)) {
      Properties properties = new Properties();
      if (stream != null) {
        properties.load(stream);
      }
      return entries(properties);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
