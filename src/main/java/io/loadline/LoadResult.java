package io.loadline;

import io.loadline.gate.GateResult;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RunResult;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A measured and judged run. Immutable.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class LoadResult {
  private final GateResult.Endpoint endpoint;

  LoadResult(GateResult.Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  public Verdict verdict() {
    return endpoint.judgment().verdict();
  }

  /** The verdict on each objective. */
  public Judgment judgment() {
    return endpoint.judgment();
  }

  /** Response times of the successes: from the moment a request should have started. */
  public Latency latency() {
    return new Latency(run().response());
  }

  /** Service times of the successes: from the first byte sent. */
  public Latency service() {
    return new Latency(run().service());
  }

  /** How many requests were intended. */
  public long requests() {
    return run().outcomes().total();
  }

  /** How many of them did not succeed, whatever the reason. */
  public long errors() {
    return run().outcomes().errors();
  }

  /** Errors by requests, 0..1. */
  public double errorRatio() {
    return run().errorRatio();
  }

  /** Successes a second. */
  public double throughput() {
    return run().throughput();
  }

  public OutcomeCounts outcomes() {
    return run().outcomes();
  }

  /** All that was measured. */
  public RunResult run() {
    return endpoint.run();
  }

  /** The figures by Iter8's names, as they go into JUnit's reports. */
  Map<String, String> entries() {
    return endpoint.entries();
  }

  /** Where result.json is; empty when none was written. */
  public Optional<Path> report() {
    return endpoint.file();
  }

  /** The whole report as it is printed; its first line carries the verdict. */
  @Override
  public String toString() {
    return endpoint.text();
  }
}
