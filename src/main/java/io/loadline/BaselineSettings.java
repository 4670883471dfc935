package io.loadline;

import io.loadline.config.setting.Attribute;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * {@link Baseline} for {@link Loadline}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public final class BaselineSettings {
  private final Map<Attribute, List<String>> values;

  BaselineSettings(Map<Attribute, List<String>> values) {
    this.values = values;
  }

  /** As {@link Baseline#file}. */
  public BaselineSettings file(String file) {
    return set(Attribute.BASELINE_FILE, file);
  }

  /** As {@link Baseline#by}. */
  public BaselineSettings by(String by) {
    return set(Attribute.BASELINE_BY, by);
  }

  /** As {@link Baseline#latencyMean}. */
  public BaselineSettings latencyMean(String by) {
    return set(Attribute.BASELINE_LATENCY_MEAN, by);
  }

  /** As {@link Baseline#latencyP50}. */
  public BaselineSettings latencyP50(String by) {
    return set(Attribute.BASELINE_LATENCY_P50, by);
  }

  /** As {@link Baseline#latencyP90}. */
  public BaselineSettings latencyP90(String by) {
    return set(Attribute.BASELINE_LATENCY_P90, by);
  }

  /** As {@link Baseline#latencyP95}. */
  public BaselineSettings latencyP95(String by) {
    return set(Attribute.BASELINE_LATENCY_P95, by);
  }

  /** As {@link Baseline#latencyP99}. */
  public BaselineSettings latencyP99(String by) {
    return set(Attribute.BASELINE_LATENCY_P99, by);
  }

  /** As {@link Baseline#ttftP50}. */
  public BaselineSettings ttftP50(String by) {
    return set(Attribute.BASELINE_TTFT_P50, by);
  }

  /** As {@link Baseline#ttftP99}. */
  public BaselineSettings ttftP99(String by) {
    return set(Attribute.BASELINE_TTFT_P99, by);
  }

  /** As {@link Baseline#itlP50}. */
  public BaselineSettings itlP50(String by) {
    return set(Attribute.BASELINE_ITL_P50, by);
  }

  /** As {@link Baseline#itlP99}. */
  public BaselineSettings itlP99(String by) {
    return set(Attribute.BASELINE_ITL_P99, by);
  }

  /** As {@link Baseline#tpotP50}. */
  public BaselineSettings tpotP50(String by) {
    return set(Attribute.BASELINE_TPOT_P50, by);
  }

  /** As {@link Baseline#tpotP99}. */
  public BaselineSettings tpotP99(String by) {
    return set(Attribute.BASELINE_TPOT_P99, by);
  }

  /** As {@link Baseline#runs}. */
  public BaselineSettings runs(int runs) {
    return set(Attribute.BASELINE_RUNS, Integer.toString(runs));
  }

  /** As {@link Baseline#maxAge}. */
  public BaselineSettings maxAge(String age) {
    return set(Attribute.BASELINE_MAX_AGE, age);
  }

  /** As {@link Baseline#size}. */
  public BaselineSettings size(int runs) {
    return set(Attribute.BASELINE_SIZE, Integer.toString(runs));
  }

  /** As {@link Baseline#mayDiffer}. */
  public BaselineSettings mayDiffer(String... facts) {
    return set(Attribute.BASELINE_MAY_DIFFER, facts);
  }

  private BaselineSettings set(Attribute attribute, String... texts) {
    SettingText.put(values, attribute, texts);
    return this;
  }
}
