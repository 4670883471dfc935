package io.loadline.telemetry;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A registry that Micrometer's global one has while a test runs, and nothing is left in after it.
 */
final class GlobalMeters implements BeforeEachCallback, AfterEachCallback {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  SimpleMeterRegistry registry() {
    return registry;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Metrics.addRegistry(registry);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Metrics.globalRegistry.clear();
    Metrics.removeRegistry(registry);
  }
}
