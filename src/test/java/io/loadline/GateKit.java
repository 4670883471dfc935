package io.loadline;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.loadline.testkit.ResultSchema;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.reporting.OutputDirectoryProvider;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Runs fixtures as JUnit does, and keeps all that came out. They find the service by the
 * placeholder <code>${test.url}</code>, a configuration parameter.
 */
public final class GateKit {
  /** What a fixture's payload may be. */
  public static final String PAYLOAD = "{\"inputs\":[]}";

  private static final String RESULTS = "results";

  private final Map<String, String> parameters = new HashMap<>();
  private final Path outputDir;

  private GateKit(Path outputDir) {
    this.outputDir = outputDir;
    with("loadline.output-dir", outputDir.resolve(RESULTS).toString());
    // Whatever CI system runs these tests.
    with("loadline.attachments", "off");
  }

  public static GateKit writingTo(Path outputDir) {
    return new GateKit(outputDir);
  }

  /** The service that the fixtures call. */
  public GateKit calling(URI url) {
    return with("test.url", url.toString());
  }

  /** A JUnit configuration parameter. */
  public GateKit with(String key, String value) {
    parameters.put(key, value);
    return this;
  }

  /**
   * All tests of a fixture, one after the other, on this thread. Each result.json is held against
   * its schema.
   */
  public GateOutput run(Class<?> fixture) {
    return run(selectClass(fixture));
  }

  /** What is selected, as {@link #run(Class)}. */
  GateOutput run(DiscoverySelector... selected) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      EngineExecutionResults results = execute(selected);
      ResultSchema.check(outputDir.resolve(RESULTS));
      return new GateOutput(results, printed::toString, outputDir);
    } finally {
      System.setOut(before);
    }
  }

  private EngineExecutionResults execute(DiscoverySelector... selected) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selected)
        .configurationParameters(parameters)
        .outputDirectoryProvider(new Attachments(outputDir.resolve("attachments")))
        .execute();
  }

  /** Where JUnit puts published directories. */
  private record Attachments(Path root) implements OutputDirectoryProvider {
    @Override
    public Path getRootDirectory() {
      return root;
    }

    @Override
    public Path createOutputDirectory(TestDescriptor test) throws java.io.IOException {
      String name = test.getUniqueId().getLastSegment().getValue().replaceAll("\\W", "_");
      return Files.createDirectories(root.resolve(name));
    }
  }
}
