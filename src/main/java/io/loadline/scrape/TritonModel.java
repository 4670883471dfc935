package io.loadline.scrape;

import io.loadline.json.JsonTree;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a model of Triton is set up, which decides whether its counters are true. */
final class TritonModel {
  private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})[.\\d]{0,20}");
  private static final long OLDEST = 2_051;

  private TritonModel() {}

  /**
   * What the server tells of itself and of the model's configuration.
   *
   * @param server {@code GET /v2}
   * @param config {@code GET /v2/models/NAME/config}
   */
  static ServerFacts facts(JsonTree server, JsonTree config) {
    String version = server.text("version");
    Matcher parts = VERSION.matcher(version);
    if (!server.text("name").equals("triton") || !parts.matches()) {
      return new ServerFacts("", 1, "its version is not known");
    }
    return new ServerFacts(version, instances(config), untold(config, number(parts)));
  }

  private static long number(Matcher parts) {
    return Long.parseLong(parts.group(1)) * 1000 + Long.parseLong(parts.group(2));
  }

  private static String untold(JsonTree config, long version) {
    if (version < OLDEST) {
      return "releases of Triton before 2.51 were not tried";
    }
    if (config.isPresent("ensemble_scheduling") || config.text("platform").equals("ensemble")) {
      return "the model is an ensemble, and Triton tells its queue under its steps alone";
    }
    if (config.flag(false, "model_transaction_policy", "decoupled")) {
      return "the model is decoupled, and Triton does not tell how long it computes";
    }
    if (config.flag(false, "response_cache", "enable")) {
      return "the model has a response cache";
    }
    return config.isPresent("sequence_batching") ? "the model batches sequences" : "";
  }

  private static long instances(JsonTree config) {
    long all =
        config.list("instance_group").stream()
            .mapToLong(each -> each.number(1, "count") * Math.max(1, each.list("gpus").size()))
            .sum();
    return Math.max(1, all);
  }
}
