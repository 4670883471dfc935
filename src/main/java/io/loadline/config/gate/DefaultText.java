package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingDefaults;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.ModelEndpoint;
import io.loadline.plan.Protocol;
import io.loadline.plan.ReadyPath;
import io.loadline.plan.RpcName;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.Target;
import io.loadline.text.PlainNumber;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Defaults as the effective plan shows them. */
final class DefaultText {
  private static final String NOT_ASKED = "\"" + ReadyPath.NONE.text() + "\"";
  private static final Set<String> HTTP = Set.of("http", "https");

  private DefaultText() {}

  /** What holds where the attribute is not set; empty where nothing does. */
  static Optional<String> of(Attribute attribute) {
    return Optional.ofNullable(
        switch (attribute) {
          case CONTENT_TYPE -> "\"" + SettingDefaults.CONTENT_TYPE + "\"";
          case METHOD -> "POST with a payload, else GET";
          case TIMEOUT -> "\"30s\"";
          case READY_TIMEOUT -> "\"180s\"";
          case READY_PROBES -> String.valueOf(SettingDefaults.PROBES);
          case REQUESTS -> String.valueOf(SettingDefaults.REQUESTS);
          case RATE -> PlainNumber.text(SettingDefaults.RATE);
          case PROTOCOL -> SettingDefaults.PROTOCOL.name();
          case ACCESS -> SettingDefaults.ACCESS.name();
          case RUN_IN -> SettingDefaults.RUN_IN.name();
          case ARRIVALS -> SettingDefaults.ARRIVALS.name();
          case CONNECTIONS -> "chosen by rate and latency limit";
          case WARMUP -> "\"" + SettingDefaults.WARMUP_REQUESTS + "\"";
          case SEED -> "random";
          case WORKERS -> String.valueOf(SettingDefaults.WORKERS);
          default -> null;
        });
  }

  /** Of an object in a cluster the protocol may not be known yet. */
  private static String readyPath(Target target) {
    URI url = target.url();
    if (target.isGrpc()) {
      return RpcName.of(target).isPresent() ? NOT_ASKED : "ModelReady";
    }
    if (url.getRawPath().isEmpty() && !HTTP.contains(url.getScheme())) {
      return "that of the protocol of its runtime";
    }
    return ModelEndpoint.of(url).map(ready -> "\"" + ready.getRawPath() + "\"").orElse(NOT_ASKED);
  }

  /** As {@link #of}, with what was chosen for this plan. */
  static Optional<String> of(Attribute attribute, LoadPlan plan, String transport) {
    return switch (attribute) {
      case METHOD -> Optional.of("\"" + plan.call().method() + "\"");
      case CONNECTIONS -> Optional.of(connections(plan, transport));
      case READY_PATH -> Optional.of(readyPath(plan.call().target()));
      case SEED -> Optional.of("\"" + plan.seed() + "\"");
      case COMPARE_SLICE -> SlicePlan.of(plan).map(it -> seconds(it.length()));
      case COMPARE_SETTLE -> SlicePlan.of(plan).map(it -> seconds(it.settling()));
      // Nobody who has one generator need know that there could be more.
      case WORKERS -> Optional.empty();
      case CONTENT_TYPE ->
          plan.call().payloads().isEmpty() || plan.call().target().isGrpc()
              ? Optional.empty()
              : of(attribute);
      default -> of(attribute);
    };
  }

  private static String seconds(Duration time) {
    return "\"" + time.toSeconds() + "s\"";
  }

  private static String connections(LoadPlan plan, String transport) {
    if (transport.equals("jdk")) {
      return "up to " + plan.connections() + ", opened by java.net.http when first needed";
    }
    String own =
        plan.opensAsNeeded()
            ? plan.firstConnections() + " to " + plan.connections()
            : String.valueOf(plan.connections());
    int overHttp2 = plan.overHttp2().connections();
    return mayAgreeOnHttp2(plan.call()) && !own.equals(String.valueOf(overHttp2))
        ? own + ", or " + overHttp2 + " if the service agrees on HTTP/2"
        : own;
  }

  private static boolean mayAgreeOnHttp2(Call call) {
    return call.protocol() == Protocol.AUTO && call.target().isSecure() && !call.target().isGrpc();
  }
}
