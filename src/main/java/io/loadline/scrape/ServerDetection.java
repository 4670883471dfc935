package io.loadline.scrape;

import io.loadline.json.JsonTree;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.scrape.MetricsSource.Page;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what kind of server a page is of. */
final class ServerDetection {
  private static final Pattern HTTP_MODEL =
      Pattern.compile(
          ".*/v[12]/models/([^/:]+)(?:/versions/([^/]+))?(?::predict|/infer|/generate|/generate_stream)");
  private static final Pattern GRPC_MODEL = Pattern.compile("/([^/]+)(?:/versions/([^/]+))?");

  private final MetricsSource source;
  private final URI called;
  private final Duration longest;

  /**
   * Of the server of one call.
   *
   * @param longest that a page may take
   */
  ServerDetection(MetricsSource source, URI called, Duration longest) {
    this.source = source;
    this.called = called;
    this.longest = longest;
  }

  /** A server, and how its counters are read. */
  record DetectedServer(CountersReader reader, ServerFacts facts) {
    /** Why it does not tell a part; empty where it may. */
    String untold(TimedPart part) {
      KnownTiming row = reader.row();
      String some = row.claim().parts().contains(part) ? "all of its " : "its ";
      return part.isCountedBy(row)
          ? facts.untold()
          : row.server() + "'s counters do not tell " + some + part.id();
    }
  }

  /** A page that is on its way. */
  private record Fetch(URI url, CompletableFuture<Page> page) {}

  /** All at once: each that is silent takes the whole wait. */
  private Map<String, Fetch> fetches(Map<String, URI> processes) {
    Map<String, Fetch> begun = new LinkedHashMap<>();
    processes.forEach((name, url) -> begun.put(name, new Fetch(url, source.fetch(url, longest))));
    return begun;
  }

  /**
   * All processes of a server.
   *
   * @throws ScrapeException if one is of no known kind or not there, or they are of several kinds
   */
  Map<String, DetectedServer> ofEach(Map<String, URI> processes)
      throws ScrapeException, InterruptedException {
    Map<String, DetectedServer> found = new LinkedHashMap<>();
    for (Map.Entry<String, Fetch> each : fetches(processes).entrySet()) {
      found.put(each.getKey(), of(each.getValue()));
    }
    if (found.values().stream().map(each -> each.reader().row()).distinct().count() > 1) {
      throw new ScrapeException("the addresses of metrics are those of different servers");
    }
    return found;
  }

  /**
   * Those of one kind, of addresses that may tell of other things, or nothing.
   *
   * @param processes each by its pod, a colon and a port
   * @throws ScrapeException if none tells anything that is known
   */
  Map<String, DetectedServer> ofOneKind(Map<String, URI> processes)
      throws ScrapeException, InterruptedException {
    Map<String, DetectedServer> found = new LinkedHashMap<>();
    ScrapeException failure = new ScrapeException("no pod tells where its metrics are");
    for (Map.Entry<String, Fetch> each : fetches(processes).entrySet()) {
      try {
        found.put(each.getKey(), of(each.getValue()));
      } catch (ScrapeException e) {
        failure = e;
      }
    }
    if (found.isEmpty()) {
      throw failure;
    }
    return KindChoice.of(found, processes.keySet());
  }

  private DetectedServer of(Fetch begun) throws ScrapeException, InterruptedException {
    try {
      return of(begun.url(), fetched(begun.page()));
    } catch (ScrapeException e) {
      throw e.at(begun.url());
    }
  }

  /** By what it answered. */
  private DetectedServer of(URI url, Page page) throws ScrapeException, InterruptedException {
    page.checked();
    Optional<URI> stats = TritonStats.model(url);
    if (page.isJson() && stats.isPresent()) {
      return new DetectedServer(new TritonStats(), facts(stats.get()));
    }
    for (MetricsReader reader : readers()) {
      if (!page.isJson() && reader.isOf(page)) {
        return new DetectedServer(reader, facts(reader));
      }
    }
    throw new ScrapeException("tells nothing that Loadline knows");
  }

  private List<MetricsReader> readers() {
    Pattern pattern = called.getScheme().startsWith("grpc") ? GRPC_MODEL : HTTP_MODEL;
    Matcher model = pattern.matcher(String.valueOf(called.getPath()));
    boolean known = model.matches();
    String version = known && model.group(2) != null ? model.group(2) : "";
    String name = known ? model.group(1) : "";
    return List.of(
        new TritonMetrics(name, version),
        new MosecMetrics(),
        EngineMetrics.ofVllm(),
        EngineMetrics.ofSglang(),
        DurationMetrics.ofMlServer(name),
        DurationMetrics.ofKserve(name),
        new QueueProxyMetrics());
  }

  private ServerFacts facts(MetricsReader reader) throws InterruptedException {
    if (!(reader instanceof TritonMetrics)) {
      return ServerFacts.NONE;
    }
    Optional<URI> model = TritonStats.calledModel(called);
    return model.isPresent()
        ? facts(model.get())
        : new ServerFacts("", 1, "the model's configuration cannot be read where it is called");
  }

  private ServerFacts facts(URI model) throws InterruptedException {
    String server = model.toString().replaceFirst("/models/.*", "");
    try {
      JsonTree told = TritonStats.json(fetched(source, URI.create(server), longest).checked());
      URI config = URI.create(model + "/config");
      return TritonModel.facts(told, TritonStats.json(fetched(source, config, longest).checked()));
    } catch (ScrapeException e) {
      return new ServerFacts("", 1, "the model's configuration cannot be read");
    }
  }

  /** A page, waited for. */
  static Page fetched(MetricsSource source, URI url, Duration longest)
      throws ScrapeException, InterruptedException {
    return fetched(source.fetch(url, longest));
  }

  /** A page that is on its way, waited for; whoever is interrupted gives it up. */
  static Page fetched(CompletableFuture<Page> begun) throws ScrapeException, InterruptedException {
    try {
      return begun.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ScrapeException known
          ? known
          : new ScrapeException("cannot be fetched");
    } catch (CancellationException e) {
      throw new ScrapeException("cannot be fetched");
    } finally {
      begun.cancel(true);
    }
  }
}
