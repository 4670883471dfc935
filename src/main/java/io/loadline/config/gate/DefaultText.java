package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.Defaults;
import io.loadline.config.syntax.PlainNumber;
import io.loadline.plan.LoadPlan;
import java.util.Optional;

/** Defaults as the effective plan shows them. */
final class DefaultText {
  private DefaultText() {}

  /** What holds where the attribute is not set; empty where nothing does. */
  static Optional<String> of(Attribute attribute) {
    return Optional.ofNullable(
        switch (attribute) {
          case CONTENT_TYPE -> "\"" + Defaults.CONTENT_TYPE + "\"";
          case METHOD -> "POST with a payload, else GET";
          case TIMEOUT -> "\"30s\"";
          case READY_TIMEOUT -> "\"180s\"";
          case READY_PROBES -> String.valueOf(Defaults.PROBES);
          case REQUESTS -> String.valueOf(Defaults.REQUESTS);
          case RATE -> PlainNumber.text(Defaults.RATE);
          case PROTOCOL -> Defaults.PROTOCOL.name();
          case ACCESS -> Defaults.ACCESS.name();
          case ARRIVALS -> Defaults.ARRIVALS.name();
          case CONNECTIONS -> "chosen by rate and latency limit";
          case WARMUP -> "\"" + Defaults.WARMUP_REQUESTS + "\"";
          case SEED -> "random";
          default -> null;
        });
  }

  /** As {@link #of}, with what was chosen for this plan. */
  static Optional<String> of(Attribute attribute, LoadPlan plan) {
    return switch (attribute) {
      case METHOD -> Optional.of("\"" + plan.call().method() + "\"");
      case CONNECTIONS -> Optional.of(connections(plan));
      case SEED -> Optional.of(String.valueOf(plan.seed()));
      case CONTENT_TYPE ->
          plan.call().payloads().isEmpty() || plan.call().target().isGrpc()
              ? Optional.empty()
              : of(attribute);
      default -> of(attribute);
    };
  }

  private static String connections(LoadPlan plan) {
    return plan.opensAsNeeded()
        ? plan.firstConnections() + " to " + plan.connections()
        : String.valueOf(plan.connections());
  }
}
