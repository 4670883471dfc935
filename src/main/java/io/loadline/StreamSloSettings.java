package io.loadline;

import io.loadline.config.setting.Attribute;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * {@link StreamSlo} for {@link Loadline}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class StreamSloSettings {
  private final Map<Attribute, List<String>> values;

  StreamSloSettings(Map<Attribute, List<String>> values) {
    this.values = values;
  }

  /** As {@link StreamSlo#ttftMean}. */
  public StreamSloSettings ttftMean(Duration limit) {
    return set(Attribute.TTFT_MEAN, SettingText.millis(limit));
  }

  /** As {@link StreamSlo#ttftP95}. */
  public StreamSloSettings ttftP95(Duration limit) {
    return set(Attribute.TTFT_P95, SettingText.millis(limit));
  }

  /** As {@link StreamSlo#ttftP99}. */
  public StreamSloSettings ttftP99(Duration limit) {
    return set(Attribute.TTFT_P99, SettingText.millis(limit));
  }

  /** As {@link StreamSlo#itlP95}. */
  public StreamSloSettings itlP95(Duration limit) {
    return set(Attribute.ITL_P95, SettingText.millis(limit));
  }

  /** As {@link StreamSlo#itlP99}. */
  public StreamSloSettings itlP99(Duration limit) {
    return set(Attribute.ITL_P99, SettingText.millis(limit));
  }

  /** As {@link StreamSlo#tpotMean}. */
  public StreamSloSettings tpotMean(Duration limit) {
    return set(Attribute.TPOT_MEAN, SettingText.millis(limit));
  }

  /** As {@link StreamSlo#tpotP95}. */
  public StreamSloSettings tpotP95(Duration limit) {
    return set(Attribute.TPOT_P95, SettingText.millis(limit));
  }

  /** As {@link StreamSlo#tpotP99}. */
  public StreamSloSettings tpotP99(Duration limit) {
    return set(Attribute.TPOT_P99, SettingText.millis(limit));
  }

  /** As {@link StreamSlo#outputTokensPerSecond}. */
  public StreamSloSettings outputTokensPerSecond(double perSecond) {
    return set(Attribute.OUTPUT_TOKENS_PER_SECOND, SettingText.number(perSecond));
  }

  /** As {@link StreamSlo#goodput} and {@link StreamSlo#goodputLimits}. */
  public StreamSloSettings goodput(double ratio, String... limits) {
    set(Attribute.GOODPUT_LIMITS, limits);
    return set(Attribute.GOODPUT, SettingText.number(ratio));
  }

  /** As {@link StreamSlo#confidence}. */
  public StreamSloSettings confidence(double sure) {
    return set(Attribute.STREAM_CONFIDENCE, SettingText.number(sure));
  }

  private StreamSloSettings set(Attribute attribute, String... texts) {
    values.put(attribute, List.of(texts));
    return this;
  }
}
