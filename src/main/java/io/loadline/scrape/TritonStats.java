package io.loadline.scrape;

import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.PREPARE;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.plan.TimedPart.TOTAL;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.ModelEndpoint;
import io.loadline.plan.TimedPart;
import io.loadline.scrape.MetricsSource.Page;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Triton's statistics of one model, in ns. They are of successes alone: of failures it tells no
 * queue and no compute.
 */
final class TritonStats implements CountersReader {
  private static final Pattern STATS =
      Pattern.compile("(.*/v2/models/[^/]+(?:/versions/[^/]+)?)/stats");

  /** The model whose statistics a URL is; empty for another one. */
  static Optional<URI> model(URI stats) {
    Matcher path = STATS.matcher(stats.getRawPath());
    return isHttp(stats) && path.matches()
        ? Optional.of(
            URI.create(stats.getScheme() + "://" + stats.getRawAuthority() + path.group(1)))
        : Optional.empty();
  }

  /** The model that a URL calls; empty where it calls none by this protocol over HTTP. */
  static Optional<URI> calledModel(URI called) {
    return isHttp(called) ? ModelEndpoint.inferenceModel(called) : Optional.empty();
  }

  private static boolean isHttp(URI url) {
    return url.getScheme().startsWith("http");
  }

  @Override
  public KnownTiming row() {
    return KnownTiming.TRITON_STATS;
  }

  @Override
  public boolean tellsBusy() {
    return true;
  }

  /** All versions of the model that are told. */
  @Override
  public ServerCounters read(Page page) throws ScrapeException {
    List<JsonTree> models = json(page.checked()).list("model_stats");
    if (models.isEmpty()) {
      throw new ScrapeException("tells no statistics of a model");
    }
    ServerCounters all = ServerCounters.NONE;
    for (JsonTree model : models) {
      all = all.plus(counters(model)).bounded();
    }
    return all;
  }

  static JsonTree json(Page page) throws ScrapeException {
    try {
      return new JsonTree(Json.parse(page.body()));
    } catch (JsonException e) {
      throw new ScrapeException("answered with what is no JSON");
    }
  }

  private static ServerCounters counters(JsonTree model) throws ScrapeException {
    JsonTree told = model.at("inference_stats");
    long requests = figure(told, "success", "count");
    Map<TimedPart, Long> nanos =
        Map.of(
            QUEUE,
            figure(told, "queue", "ns"),
            PREPARE,
            figure(told, "compute_input", "ns") + figure(told, "compute_output", "ns"),
            COMPUTE,
            figure(told, "compute_infer", "ns"),
            TOTAL,
            figure(told, "success", "ns"));
    // An answer of the response cache is a success that was not computed.
    Map<String, Long> stages = Map.of("compute", figure(told, "compute_infer", "count"));
    long busy = 0;
    for (JsonTree batches : model.list("batch_stats")) {
      busy += figure(batches, "compute_input", "ns");
      busy += figure(batches, "compute_infer", "ns");
      busy += figure(batches, "compute_output", "ns");
      busy = Math.min(busy, ServerCounters.MOST + 1);
    }
    return new ServerCounters(requests, nanos, stages, busy, 0);
  }

  private static long figure(JsonTree of, String... path) throws ScrapeException {
    double rough = of.figure(path).orElse(-1);
    if (!(rough >= 0 && rough <= ServerCounters.MOST)) {
      throw new ScrapeException("does not tell " + String.join(".", path));
    }
    return of.number(-1, path);
  }
}
