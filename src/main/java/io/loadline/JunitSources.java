package io.loadline;

import io.loadline.config.outside.Outside;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where values come from in a JUnit run. */
final class JunitSources {
  private static final String FILE = "junit-platform.properties";

  private JunitSources() {}

  static Outside of(ExtensionContext context) {
    return new Outside(
        entries(System.getProperties()),
        System.getenv(),
        context::getConfigurationParameter,
        file(context.getRequiredTestClass().getClassLoader()));
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
