package io.loadline;

import io.loadline.config.setting.Attribute;
import io.loadline.plan.AccessMode;
import io.loadline.plan.Protocol;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * The same run as {@link InferenceLoadTest}, without annotations: for parameterized tests,
 * factories and programs. Mutable and not thread-safe while it is built; may be run several times.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class Loadline {
  final FluentRun run = new FluentRun("Loadline.target(..)");

  private Loadline() {}

  /** What is called, as {@link InferenceLoadTest#url}. */
  public static Loadline target(String url) {
    return new Loadline().path(url);
  }

  /** As {@link #target(String)}. */
  public static Loadline target(java.net.URI url) {
    return target(url.toString());
  }

  /** Several endpoints that share a load, each with its own promises; none yet. */
  public static LoadlineEndpoints endpoints() {
    return new LoadlineEndpoints();
  }

  /** What is called: an InferenceService, as {@link Ready#isvc} without a URL. */
  public static Loadline isvc(String name) {
    return new Loadline().ready(ready -> ready.isvc(name));
  }

  /** The verdict on a run that is over: as {@link LoadlineEndpoints#judge(Path)}. */
  public static LoadResult judge(Path resultJson) {
    return FluentRun.judged(resultJson);
  }

  /** As {@link #judge(Path)}, by other objectives in place of all of its own. */
  public static LoadResult judge(Path resultJson, Consumer<SloSettings> slo) {
    return FluentRun.judged(resultJson, slo);
  }

  /** As {@link InferenceLoadTest#url}, of an {@link #isvc}: path and query only. */
  public Loadline path(String path) {
    return run.set(this, Attribute.URL, path);
  }

  /** As {@link InferenceLoadTest#payload}. */
  public Loadline payload(String... payloads) {
    return run.set(this, Attribute.PAYLOAD, payloads);
  }

  /** As {@link InferenceLoadTest#payloadData}. */
  public Loadline payloadData(String csv) {
    return run.set(this, Attribute.PAYLOAD_DATA, csv);
  }

  /** As {@link InferenceLoadTest#contentType}. */
  public Loadline contentType(String contentType) {
    return run.set(this, Attribute.CONTENT_TYPE, contentType);
  }

  /** As {@link InferenceLoadTest#protocol}. */
  public Loadline protocol(Protocol protocol) {
    return run.set(this, Attribute.PROTOCOL, SettingText.constant(protocol));
  }

  /** As {@link InferenceLoadTest#method}. */
  public Loadline method(String method) {
    return run.set(this, Attribute.METHOD, method);
  }

  /** As {@link InferenceLoadTest#headers}. */
  public Loadline headers(String... headers) {
    return run.set(this, Attribute.HEADERS, headers);
  }

  /** As {@link InferenceLoadTest#timeout}; whole milliseconds. */
  public Loadline timeout(java.time.Duration timeout) {
    return run.set(this, Attribute.TIMEOUT, SettingText.duration(timeout));
  }

  /** As {@link InferenceLoadTest#expect}. */
  public Loadline expect(String... expectations) {
    return run.set(this, Attribute.EXPECT, expectations);
  }

  /** As {@link InferenceLoadTest#host}. */
  public Loadline host(String host) {
    return run.set(this, Attribute.HOST, host);
  }

  /** As {@link InferenceLoadTest#access}. */
  public Loadline access(AccessMode access) {
    return run.set(this, Attribute.ACCESS, SettingText.constant(access));
  }

  /** As {@link InferenceLoadTest#gateway}. */
  public Loadline gateway(String gateway) {
    return run.set(this, Attribute.GATEWAY, gateway);
  }

  /** Who calls. */
  public Loadline auth(Consumer<AuthSettings> auth) {
    return run.with(this, new AuthSettings(run.values), auth);
  }

  /** Whom to trust on an {@code https} URL, and who we are. */
  public Loadline tls(Consumer<TlsSettings> tls) {
    return run.with(this, new TlsSettings(run.values), tls);
  }

  /** What describes a method of gRPC. Default: the server itself. */
  public Loadline grpc(Consumer<GrpcSettings> grpc) {
    return run.with(this, new GrpcSettings(run.values), grpc);
  }

  /** Where the server tells its own time, as {@link ServerTiming#value}. */
  public Loadline serverTiming(String... sources) {
    return run.set(this, Attribute.SERVER_TIMING, sources);
  }

  /** Whether what known servers tell is read, as {@link ServerTiming#known}. Default: true. */
  public Loadline serverTimingKnown(boolean known) {
    return run.set(this, Attribute.SERVER_TIMING_KNOWN, Boolean.toString(known));
  }

  /** Where the server tells its own counters, as {@link ServerMetrics#url}. */
  public Loadline serverMetrics(String... urls) {
    return run.set(this, Attribute.METRICS, urls);
  }

  /** When the load may start. */
  public Loadline ready(Consumer<ReadySettings> ready) {
    return run.with(this, new ReadySettings(run.values), ready);
  }

  /** How much load is driven. */
  public Loadline load(Consumer<LoadSettings> load) {
    return run.with(this, new LoadSettings(run.values), load);
  }

  /** What is promised. Without any objective only errors are judged. */
  public Loadline slo(Consumer<SloSettings> slo) {
    return run.with(this, new SloSettings(run.values), slo);
  }

  /** What is promised of the tokens or messages of a stream. */
  public Loadline streamSlo(Consumer<StreamSloSettings> slo) {
    return run.with(this, new StreamSloSettings(run.values), slo);
  }

  /** With what earlier runs it is compared. */
  public Loadline baseline(Consumer<BaselineSettings> baseline) {
    return run.with(this, new BaselineSettings(run.values), baseline);
  }

  /** Names the run and writes its result to the folder of that name; unnamed runs write nothing. */
  public Loadline named(String runName) {
    return run.named(this, runName);
  }

  /** Lets {@code loadline.*} system properties and environment variables override what is set. */
  public Loadline withOverrides() {
    return run.withOverrides(this);
  }

  /** Where progress and the report are printed. Default: {@link System#out}. */
  public Loadline printTo(PrintStream stream) {
    return run.printTo(this, stream);
  }

  /**
   * Waits, measures and judges. Throws for no verdict.
   *
   * @throws io.loadline.plan.InvalidConfigurationException when a setting is wrong
   * @throws io.loadline.result.NotReadyException when the service does not answer
   * @throws io.loadline.result.NothingComparedException when there is no such baseline
   * @throws org.opentest4j.TestAbortedException with overrides, when the mode is plan or off
   * @throws InterruptedException when interrupted while waiting; a measurement returns INVALID
   */
  public LoadResult run() throws InterruptedException {
    return StackTraces.ofCaller(run::runAlone);
  }

  /** As {@link #run}; an AssertionError where a load test would fail, by its loadline.mode. */
  public LoadResult check() throws InterruptedException {
    return StackTraces.ofCaller(run::checkAlone);
  }
}
