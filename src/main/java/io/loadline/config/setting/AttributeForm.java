package io.loadline.config.setting;

import java.util.EnumSet;
import java.util.Set;

/** How the values of attributes are written in Java. */
final class AttributeForm {
  private static final Set<Attribute> LISTS =
      EnumSet.of(
          Attribute.PAYLOAD,
          Attribute.HEADERS,
          Attribute.EXPECT,
          Attribute.SERVER_TIMING,
          Attribute.METRICS,
          Attribute.STAGES,
          Attribute.GOODPUT_LIMITS,
          Attribute.UPPER,
          Attribute.LOWER,
          Attribute.BASELINE_MAY_DIFFER);

  /** Of what says where and when: all others are texts. */
  private static final Set<Attribute> BARE =
      EnumSet.of(
          Attribute.PROTOCOL,
          Attribute.ACCESS,
          Attribute.RUN_IN,
          Attribute.TLS_VERIFY,
          Attribute.READY_PROBES,
          Attribute.READY_ALLOW_SCALING,
          Attribute.READY_ALLOW_THROTTLING,
          Attribute.SERVER_TIMING_KNOWN,
          Attribute.BASELINE_RUNS,
          Attribute.BASELINE_SIZE);

  /** Of what says how much and how good: all others are numbers. */
  private static final Set<Attribute> TEXTS =
      EnumSet.of(
          Attribute.DURATION,
          Attribute.STAGES,
          Attribute.WARMUP,
          Attribute.SEED,
          Attribute.MIN_DURATION,
          Attribute.GOODPUT_LIMITS,
          Attribute.UPPER,
          Attribute.LOWER);

  private static final Set<Attribute> SECRETS =
      EnumSet.of(Attribute.AUTH_BEARER, Attribute.AUTH_BASIC, Attribute.AUTH_HEADER);

  /** Annotations of which attributes are named by them in keys. */
  private static final Set<String> GROUPED =
      Set.of("Ready", "Tls", "Auth", "ServerTiming", "ServerMetrics", "Baseline", "Compare");

  private AttributeForm() {}

  static boolean isList(Attribute attribute) {
    return LISTS.contains(attribute);
  }

  /** Whether it is written in quotes. */
  static boolean isText(Attribute attribute) {
    boolean numeric = attribute.annotation().equals("Load") || attribute.isObjective();
    return numeric ? TEXTS.contains(attribute) : !BARE.contains(attribute);
  }

  /** Whether all of it is a secret. */
  static boolean isSecret(Attribute attribute) {
    return SECRETS.contains(attribute);
  }

  /** What stands in a key where the attribute's name alone would not tell what it is about. */
  static String group(Attribute attribute) {
    if (attribute == Attribute.STREAM_CONFIDENCE) {
      return "stream-";
    }
    String annotation = attribute.annotation();
    return GROUPED.contains(annotation) ? Attribute.kebab(annotation) + "." : "";
  }
}
