package io.loadline;

import io.loadline.config.setting.Attribute;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * {@link Slo} for {@link Loadline}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class SloSettings {
  private final Map<Attribute, List<String>> values;

  SloSettings(Map<Attribute, List<String>> values) {
    this.values = values;
  }

  /** As {@link Slo#latencyMean}. */
  public SloSettings latencyMean(Duration limit) {
    return set(Attribute.LATENCY_MEAN, SettingText.millis(limit));
  }

  /** As {@link Slo#latencyP50}. */
  public SloSettings latencyP50(Duration limit) {
    return set(Attribute.LATENCY_P50, SettingText.millis(limit));
  }

  /** As {@link Slo#latencyP75}. */
  public SloSettings latencyP75(Duration limit) {
    return set(Attribute.LATENCY_P75, SettingText.millis(limit));
  }

  /** As {@link Slo#latencyP90}. */
  public SloSettings latencyP90(Duration limit) {
    return set(Attribute.LATENCY_P90, SettingText.millis(limit));
  }

  /** As {@link Slo#latencyP95}. */
  public SloSettings latencyP95(Duration limit) {
    return set(Attribute.LATENCY_P95, SettingText.millis(limit));
  }

  /** As {@link Slo#latencyP99}. */
  public SloSettings latencyP99(Duration limit) {
    return set(Attribute.LATENCY_P99, SettingText.millis(limit));
  }

  /** As {@link Slo#latencyP999}. */
  public SloSettings latencyP999(Duration limit) {
    return set(Attribute.LATENCY_P999, SettingText.millis(limit));
  }

  /** As {@link Slo#latencyMax}. */
  public SloSettings latencyMax(Duration limit) {
    return set(Attribute.LATENCY_MAX, SettingText.millis(limit));
  }

  /** As {@link Slo#errors}. */
  public SloSettings errors(long count) {
    return set(Attribute.ERRORS, Long.toString(count));
  }

  /** As {@link Slo#errorRatio}. */
  public SloSettings errorRatio(double ratio) {
    return set(Attribute.ERROR_RATIO, SettingText.number(ratio));
  }

  /** As {@link Slo#throughput}. */
  public SloSettings throughput(double perSecond) {
    return set(Attribute.THROUGHPUT, SettingText.number(perSecond));
  }

  /** As {@link Slo#upper}. */
  public SloSettings upper(String... limits) {
    return set(Attribute.UPPER, limits);
  }

  /** As {@link Slo#lower}. */
  public SloSettings lower(String... limits) {
    return set(Attribute.LOWER, limits);
  }

  /** As {@link Slo#confidence}. */
  public SloSettings confidence(double sure) {
    return set(Attribute.CONFIDENCE, SettingText.number(sure));
  }

  private SloSettings set(Attribute attribute, String... texts) {
    values.put(attribute, List.of(texts));
    return this;
  }
}
