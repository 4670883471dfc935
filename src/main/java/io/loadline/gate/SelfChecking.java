package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import io.loadline.config.gate.Switches;
import io.loadline.engine.TransportChoice;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.RunIn;
import io.loadline.report.Report;
import io.loadline.result.GeneratorLimits;
import io.loadline.selfcheck.SelfChecks;
import io.loadline.transport.RequestHeaders;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.HeaderSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What this machine is and can do. */
final class SelfChecking {
  private SelfChecking() {}

  /**
   * What the load generator can do here; empty where it was not tried. Its own server speaks
   * HTTP/1.1, which costs the loops more than HTTP/2 does.
   */
  static Optional<GeneratorLimits> of(LoadPlan plan, Switches switches, Consumer<String> say) {
    if (!switches.selfCheck()) {
      return Optional.empty();
    }
    try (Transport plain = TransportChoice.overHttp1(switches.transport(), HeaderSource.NONE)) {
      Optional<GeneratorLimits> limits =
          new SelfChecks(tempFolder(), Clock.systemUTC(), System::nanoTime, cores())
              .limits(plan, plain, say);
      limits.ifPresent(found -> SelfChecks.warnings(plan, found, RunIn.LOCAL).forEach(say));
      return limits;
    }
  }

  /**
   * Where a run takes place.
   *
   * @param found null where the load generator was not tried
   */
  static Report.Environment environment(@Nullable GeneratorLimits found) {
    return Report.Environment.of(RequestHeaders.LOADLINE_VERSION, System.getProperties(), cores())
        .with(found);
  }

  /** Of another process that drives the load. */
  static Report.Environment environmentOf(WorkerMessage.Host host) {
    return new Report.Environment(
        host.loadline(),
        host.java(),
        host.vendor(),
        host.os(),
        host.arch(),
        host.cpus(),
        host.node(),
        null);
  }

  static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  static Path lockFile() {
    return tempFolder().resolve("loadline.lock");
  }

  private static Path tempFolder() {
    return Path.of(System.getProperty("java.io.tmpdir", "."));
  }
}
