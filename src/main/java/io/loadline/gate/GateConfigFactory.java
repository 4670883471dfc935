package io.loadline.gate;

import io.loadline.config.gate.GateConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** Makes the configuration of a gate with the sources that this process has. */
public final class GateConfigFactory {
  private static final String JUNIT_FILE = "junit-platform.properties";

  private GateConfigFactory() {}

  /**
   * For a gate that JUnit runs.
   *
   * @param parameters looks up a JUnit configuration parameter
   * @param classpath of the tests
   */
  public static GateConfig ofTest(
      Function<String, Optional<String>> parameters, ClassLoader classpath) {
    GateConfig.Sources outside =
        new GateConfig.Sources(
            entries(System.getProperties()), System.getenv(), parameters, junitFile(classpath));
    return of(outside, classpath);
  }

  /**
   * For a gate of a program, with the class path of the calling thread.
   *
   * @param overrides whether system properties and environment variables replace what is set
   */
  public static GateConfig ofProgram(boolean overrides) {
    GateConfig.Sources outside =
        overrides
            ? new GateConfig.Sources(
                entries(System.getProperties()), System.getenv(), key -> Optional.empty(), Map.of())
            : GateConfig.Sources.NOTHING;
    return of(outside, classpathOfThread());
  }

  /** The class path of the calling thread. */
  public static ClassLoader classpathOfThread() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null ? context : GateConfigFactory.class.getClassLoader();
  }

  private static GateConfig of(GateConfig.Sources outside, ClassLoader classpath) {
    return new GateConfig(
        outside,
        () -> ThreadLocalRandom.current().nextLong(),
        Clock.systemUTC(),
        ProjectDir.find(),
        classpath);
  }

  private static Map<String, String> entries(Properties properties) {
    Map<String, String> entries = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> entries.put(key, properties.getProperty(key)));
    return entries;
  }

  /** Its entries are among the parameters; here they are looked through for misspelt keys. */
  private static Map<String, String> junitFile(ClassLoader classpath) {
    try (InputStream stream = classpath.getResourceAsStream(JUNIT_FILE)) {
      Properties properties = new Properties();
      if (stream != null) {
        properties.load(stream);
      }
      return entries(properties);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + JUNIT_FILE, e);
    }
  }
}
