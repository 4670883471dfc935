package io.loadline;

import io.loadline.config.setting.Attribute;
import io.loadline.plan.Arrivals;
import io.loadline.plan.RunIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * {@link Load} for {@link Loadline}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class LoadSettings {
  private final Map<Attribute, List<String>> values;

  LoadSettings(Map<Attribute, List<String>> values) {
    this.values = values;
  }

  /** As {@link Load#requests}. */
  public LoadSettings requests(long requests) {
    return set(Attribute.REQUESTS, Long.toString(requests));
  }

  /** As {@link Load#duration}; whole milliseconds. */
  public LoadSettings duration(Duration duration) {
    return set(Attribute.DURATION, SettingText.duration(duration));
  }

  /** As {@link Load#rate}. */
  public LoadSettings rate(double perSecond) {
    return set(Attribute.RATE, SettingText.number(perSecond));
  }

  /** As {@link Load#arrivals}. */
  public LoadSettings arrivals(Arrivals arrivals) {
    return set(Attribute.ARRIVALS, SettingText.constant(arrivals));
  }

  /** As {@link Load#concurrency}. */
  public LoadSettings concurrency(int users) {
    return set(Attribute.CONCURRENCY, Integer.toString(users));
  }

  /** As {@link Load#stages}. */
  public LoadSettings stages(String... stages) {
    return set(Attribute.STAGES, stages);
  }

  /** As {@link Load#connections}. */
  public LoadSettings connections(int connections) {
    return set(Attribute.CONNECTIONS, Integer.toString(connections));
  }

  /** As {@link Load#warmup}: {@code "10"} or {@code "3s"}. */
  public LoadSettings warmup(String warmup) {
    return set(Attribute.WARMUP, warmup);
  }

  /** As {@link Load#seed}. */
  public LoadSettings seed(long seed) {
    return set(Attribute.SEED, Long.toString(seed));
  }

  /** As {@link Load#workers}. */
  public LoadSettings workers(int workers) {
    return set(Attribute.WORKERS, Integer.toString(workers));
  }

  /** As {@link Load#earlyStop}. */
  public LoadSettings earlyStop(boolean early) {
    return set(Attribute.EARLY_STOP, Boolean.toString(early));
  }

  /** As {@link Load#minDuration}; whole milliseconds. */
  public LoadSettings minDuration(Duration least) {
    return set(Attribute.MIN_DURATION, SettingText.duration(least));
  }

  /** As {@link InferenceLoadTest#runIn}. */
  public LoadSettings runIn(RunIn runIn) {
    return set(Attribute.RUN_IN, SettingText.constant(runIn));
  }

  private LoadSettings set(Attribute attribute, String... texts) {
    SettingText.put(values, attribute, texts);
    return this;
  }
}
