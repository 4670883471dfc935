package io.loadline.scrape;

import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import io.loadline.testkit.SampleRun;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pages of metrics and the time in which they are read, both of a script: each page says what it
 * holds at a moment. The run that belongs to it begins 2 s after the first scrape, and sends 10
 * requests in its warm-up and 100 in 12.6 s.
 */
final class ScriptedMetrics implements MetricsSource, ScrapeClock {
  static final double STARTED = 2;
  static final double ENDED = 14.6;
  static final String URL = "http://h:1/v2/models/iris/stats";

  private static final Instant BEGUN = Instant.parse("2026-11-24T08:59:58Z");

  private final Map<String, Script> pages = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private long nanos = TimeUnit.DAYS.toNanos(9);
  private double cost = 0.000_4;
  private URI called = URI.create("http://h:1/v2/models/iris/infer");
  private Duration set = Duration.ZERO;

  /** What a page holds, a text or why there is none, so many seconds after the first scrape. */
  @FunctionalInterface
  interface Script {
    Page at(double second) throws ScrapeException;
  }

  /** What a server has counted. */
  record Counted(long requests, double queueMillis, double computeMillis) {
    /** That of Triton. */
    Page page() {
      long queue = (long) (requests * queueMillis * 1e6);
      long compute = (long) (requests * computeMillis * 1e6);
      String text =
          """
          {"model_stats": [{"name": "iris", "version": "1", "inference_stats": {
            "success": {"count": %1$d, "ns": %4$d}, "queue": {"count": %1$d, "ns": %2$d},
            "compute_input": {"count": %1$d, "ns": 0}, "compute_infer": {"count": %1$d, "ns": %3$d},
            "compute_output": {"count": %1$d, "ns": 0}},
            "batch_stats": [{"batch_size": 1, "compute_input": {"ns": 0},
              "compute_infer": {"ns": %3$d}, "compute_output": {"ns": 0}}]}]}
          """
              .formatted(requests, queue, compute, queue + compute);
      return json(text);
    }
  }

  static Page json(String text) {
    return page("application/json", text);
  }

  static Page page(String type, String text) {
    return new Page(200, type, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A Triton that has a model, which counted as told. */
  static ScriptedMetrics triton(Script stats) {
    return triton("{\"instance_group\": [{\"count\": 1}]}", stats);
  }

  static ScriptedMetrics triton(String config, Script stats) {
    return new ScriptedMetrics()
        .with("http://h:1/v2", at -> json("{\"name\": \"triton\", \"version\": \"2.51.0\"}"))
        .with("http://h:1/v2/models/iris/config", at -> json(config))
        .with(URL, stats);
  }

  /** One that is gone from a little before the end of the load on. */
  static ScriptedMetrics goneNearTheEnd() {
    return triton(
        at -> {
          if (at > 14) {
            throw new ScrapeException("cannot be connected to");
          }
          return new Counted(sent(at), 300, 100).page();
        });
  }

  ScriptedMetrics with(String url, Script page) {
    pages.put(url, page);
    return this;
  }

  /** What a page holds, to be told in another way. */
  Script script(String url) {
    return Objects.requireNonNull(pages.get(url));
  }

  /** Where the load is sent. */
  ScriptedMetrics called(String url) {
    called = URI.create(url);
    return this;
  }

  /** How long each answer takes. */
  ScriptedMetrics cost(double seconds) {
    cost = seconds;
    return this;
  }

  /** Of the run, the successes by then: 10 in the second before it, then 100 evenly. */
  static long sent(double second) {
    double share = Math.min(1, Math.max(0, second - STARTED) / (ENDED - STARTED));
    long warm = Math.round(10 * Math.min(1, Math.max(0, second - 1)));
    return warm + (long) Math.floor(100 * share + 1e-6);
  }

  @Override
  public CompletableFuture<Page> fetch(URI url, Duration longest) {
    nanos += (long) (cost * 1e9);
    asked.add(url.getPath());
    Script script = pages.get(url.toString());
    try {
      return CompletableFuture.completedFuture(
          script == null ? new Page(404, "text/plain", new byte[0]) : script.at(second()));
    } catch (ScrapeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private double second() {
    return (nanos - TimeUnit.DAYS.toNanos(9)) / 1e9;
  }

  List<String> asked() {
    return asked;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public Instant now() {
    return BEGUN.plusNanos(nanos - TimeUnit.DAYS.toNanos(9)).plus(set);
  }

  /** Somebody sets the wall clock, so much later than it should be. */
  void setWall(Duration ahead) {
    set = ahead;
  }

  @Override
  public void sleep(long length) {
    nanos += length;
  }

  static SampleRun run() {
    return new SampleRun();
  }

  /** What comes of a run that is read as it goes on. */
  @Nullable ScrapedRun over(RunResult run, String... urls) throws InterruptedException {
    return over(run, ScrapeScope.NAMED, urls);
  }

  /** Of processes that are named by host and port. */
  ScrapeSeries series(ScrapeScope scope, String... urls) {
    Map<String, URI> processes = new LinkedHashMap<>();
    for (String url : urls.length == 0 ? new String[] {URL} : urls) {
      processes.put(URI.create(url).getAuthority(), URI.create(url));
    }
    return new ScrapeSeries(processes, called, scope, this, this);
  }

  @Nullable ScrapedRun over(RunResult run, ScrapeScope scope, String... urls)
      throws InterruptedException {
    ScrapeSeries series = series(scope, urls);
    RunExecution execution = run.execution();
    double ended = STARTED + execution.elapsedNanos() / 1e9;
    if (series.before()) {
      for (long pause = series.pauseNanos();
          second() + pause / 1e9 < ended;
          pause = series.pauseNanos()) {
        sleep(pause);
        series.during();
      }
    }
    nanos = Math.max(nanos, TimeUnit.DAYS.toNanos(9) + (long) (ended * 1e9));
    return series.after(run);
  }
}
