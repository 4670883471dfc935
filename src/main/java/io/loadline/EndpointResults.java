package io.loadline;

import io.loadline.gate.GateResult;
import io.loadline.slo.Verdict;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What came of a test with several endpoints. Immutable.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class EndpointResults {
  private final GateResult gate;
  private final Map<String, LoadResult> all;

  EndpointResults(GateResult gate) {
    Map<String, LoadResult> byName = new LinkedHashMap<>();
    gate.endpoints().forEach(each -> byName.put(each.name(), new LoadResult(each)));
    this.gate = gate;
    this.all = Collections.unmodifiableMap(byName);
  }

  /** The worst of all endpoints: FAIL before INVALID before INCONCLUSIVE before PASS. */
  public Verdict verdict() {
    return gate.verdict();
  }

  /**
   * The result of one endpoint.
   *
   * @throws IllegalArgumentException when there is none of this name
   */
  public LoadResult of(String endpoint) {
    LoadResult result = all.get(endpoint);
    if (result == null) {
      throw new IllegalArgumentException(
          "there is no endpoint \""
              + endpoint
              + "\"; there are "
              + String.join(", ", all.keySet()));
    }
    return result;
  }

  /** By name, in the order in which the endpoints were named. */
  public Map<String, LoadResult> all() {
    return all;
  }

  /** Where result.json of the test is; empty when none was written. */
  public Optional<Path> report() {
    return gate.file();
  }

  /** The whole report as it is printed; its first line carries the verdict. */
  @Override
  public String toString() {
    return gate.text();
  }
}
