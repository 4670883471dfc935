package io.loadline.export;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A run as Benchmark Report 0.2.1 of llm-d, whose schema allows no member that it does not name.
 */
final class BenchmarkReport {
  private static final String VERSION = "0.2.1";
  private static final String TOOL = "loadline";

  /** Of the descriptions of stack and load, as the report's own converters write it. */
  private static final String PART_VERSION = "0.0.1";

  private static final double NANOS_PER_SECOND = 1e9;

  private final JsonTree root;
  private final ResultDocument result;

  private BenchmarkReport(ResultDocument result) {
    this.result = result;
    this.root = result.root();
  }

  /** Empty where nothing was measured. */
  static String text(ResultDocument result) {
    return result.root().isPresent("response")
        ? YamlText.of(new BenchmarkReport(result).report().toObject())
        : "";
  }

  private YamlMembers report() {
    return new YamlMembers()
        .text("version", VERSION)
        .object("run", run())
        .object("scenario", new YamlMembers().list("stack", stack()).object("load", load()))
        .object(
            "results",
            new YamlMembers().object("request_performance", new RequestFigures(result).members()));
  }

  private YamlMembers run() {
    String headline = root.text("headline");
    String reason = root.text("reason");
    String verdict = result.verdict() + (headline.isEmpty() ? "" : ": " + headline);
    return new YamlMembers()
        .text("uid", id(result.gate() + " " + result.name() + " " + root.text("started")))
        .text("eid", id(result.gate()))
        .object("time", time())
        .text("description", verdict + (reason.isEmpty() ? "" : "; " + reason))
        .value(
            "keywords",
            new JsonArray(List.of(new JsonString(TOOL), new JsonString(result.verdict()))));
  }

  /** The same for the same thing. */
  private static String id(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private YamlMembers time() {
    YamlMembers time = new YamlMembers();
    Optional<Instant> start = start(root);
    if (start.isPresent()) {
      Duration elapsed =
          Duration.ofNanos((long) (root.figure("elapsed_s").orElse(0) * NANOS_PER_SECOND));
      time.text("start", start.get().toString());
      time.text("end", start.get().plus(elapsed).toString());
      time.text("duration", elapsed.toString());
    }
    return time;
  }

  /** When the measurement began. */
  static Optional<Instant> start(JsonTree root) {
    try {
      return Optional.of(Instant.parse(root.text("started")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What served the model, where that is known. */
  private List<YamlMembers> stack() {
    JsonTree service = root.at("target", "before");
    String runtime = service.text("runtime");
    List<YamlMembers> components = new ArrayList<>();
    for (JsonTree each : service.list("components")) {
      String label = service.text("name") + "-" + each.text("name") + "-" + each.text("revision");
      components.add(
          component(label, each)
              .object(
                  "standardized",
                  new YamlMembers()
                      .text("kind", "generic")
                      .text("tool", runtime.isEmpty() ? "unknown" : runtime)
                      .text("tool_version", image(each)))
              .object("native", new YamlMembers().value("config", each.value())));
    }
    return components;
  }

  /** Of the model's container, where its name tells which one that is. */
  private static String image(JsonTree component) {
    String image = "unknown";
    for (JsonTree pod : component.list("pods")) {
      for (JsonTree each : pod.list("images")) {
        boolean model = each.text("container").equals("kserve-container");
        image = model || image.equals("unknown") ? each.text("image") : image;
      }
    }
    return image;
  }

  private static YamlMembers component(String label, JsonTree config) {
    return new YamlMembers()
        .object(
            "metadata",
            new YamlMembers()
                .text("schema_version", PART_VERSION)
                .text("label", label)
                .text("cfg_id", hash(config)));
  }

  private static String hash(JsonTree config) {
    return id(config.value().toString());
  }

  private YamlMembers load() {
    JsonTree load = root.at("load");
    if (!load.isPresent()) {
      return new YamlMembers();
    }
    YamlMembers standardized =
        new YamlMembers()
            .text("tool", TOOL)
            .text("tool_version", version())
            .number("parallelism", Math.max(1, root.list("workers").size()))
            .text("source", "unknown")
            .object("input_seq_len", unknownLength());
    if (load.figure("rate").orElse(0) > 0) {
      standardized.number("rate_qps", load.figure("rate"));
    }
    if (load.number(0, "concurrency") > 0) {
      standardized.number("concurrency", load.number(0, "concurrency"));
    }
    return new YamlMembers()
        .object(
            "metadata",
            new YamlMembers().text("schema_version", PART_VERSION).text("cfg_id", hash(load)))
        .object("standardized", standardized)
        .object("native", new YamlMembers().value("config", load.value()));
  }

  private String version() {
    String version = root.text("environment", "loadline");
    return version.isEmpty() ? "unknown" : version;
  }

  /** The format demands a length, and llm-d's own converters write this where none is known. */
  private static YamlMembers unknownLength() {
    return new YamlMembers().text("distribution", "other").number("value", 0);
  }

  /** A moment of the run. */
  static String moment(Instant start, double seconds) {
    return start.plusNanos(BigDecimal.valueOf(seconds).movePointRight(9).longValue()).toString();
  }
}
