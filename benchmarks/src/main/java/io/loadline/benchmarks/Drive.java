package io.loadline.benchmarks;

import io.loadline.LoadResult;
import io.loadline.LoadSettings;
import io.loadline.Loadline;
import io.loadline.SloSettings;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Protocol;
import io.loadline.result.Interval;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run by the public API; prints its figures as one line of JSON.
 *
 * <p>{@code url=.. duration=10s|requests=N concurrency=N|rate=N [arrivals=CONSTANT]
 * [connections=N] [protocol=HTTP_2] [payload=file:..] [expect=..] [warmup=5s] [limit-p99=500]
 * [watch-at=S] [heap-looks=N] [reading=true] [named=..]}.
 * With {@code watch-at} the heap and the allocation of the loops are looked at so many seconds
 * after the start; with {@code heap-looks} so many full collections, the largest heap after one is
 * told, with {@code reading} the CPU time of the threads that read what workers tell. A run that is
 * {@code named} writes its files. {@code gate_s} is the time of the whole gate, {@code to_first_s}
 * that from its start to the start of the measurement, by the clock of whoever drives the load.
 */
final class Drive {
  private Drive() {}

  public static void main(String[] args) throws InterruptedException {
    Figures figures = new Figures();
    Held<List<Interval>> intervals = new Held<>(run(new Options(args), figures));
    System.out.println(figures.add("intervals_size", intervals.drop()));
  }

  /** What alone is left of the run, so that its size can be told by dropping it. */
  private static List<Interval> run(Options options, Figures figures) throws InterruptedException {
    Watch watch = Watch.start(options.find("watch-at").map(Integer::parseInt));
    HeapLooks looks = HeapLooks.start(options.find("heap-looks").map(Integer::parseInt).orElse(0));
    Optional<ReadingCpu> reading = options.find("reading").map(asked -> ReadingCpu.start());
    Instant begun = Instant.now();
    LoadResult result =
        target(options)
            .load(load -> load(load, options))
            .slo(slo -> slo(slo, options))
            .printTo(System.err)
            .run();
    figures.add("gate_s", seconds(begun, Instant.now()));
    figures.add("to_first_s", seconds(begun, result.run().startedAt()));
    figures.add(result.run()).text("verdict", result.verdict().name());
    figures.add("cpu_s", processCpuSeconds()).add(watch);
    reading.ifPresent(each -> figures.add("reading_cpu_s", each.of(result.run())));
    figures.add("live_heap_max", looks.largest());
    figures.add("live_heap_after", Watch.liveHeapNow());
    return result.run().intervals();
  }

  private static Loadline target(Options options) {
    Loadline target = Loadline.target(options.get("url")).withOverrides();
    options.find("payload").ifPresent(target::payload);
    options.find("expect").ifPresent(target::expect);
    options.find("named").ifPresent(target::named);
    options.find("protocol").map(Protocol::valueOf).ifPresent(target::protocol);
    return target;
  }

  private static void load(LoadSettings load, Options options) {
    options.find("duration").map(Drive::seconds).ifPresent(load::duration);
    options.find("requests").map(Long::parseLong).ifPresent(load::requests);
    options.find("rate").map(Double::parseDouble).ifPresent(load::rate);
    options.find("concurrency").map(Integer::parseInt).ifPresent(load::concurrency);
    options.find("connections").map(Integer::parseInt).ifPresent(load::connections);
    options.find("arrivals").map(Arrivals::valueOf).ifPresent(load::arrivals);
    options.find("warmup").ifPresent(load::warmup);
  }

  private static void slo(SloSettings slo, Options options) {
    slo.errors(0);
    options.find("limit-p99").map(Long::parseLong).map(Duration::ofMillis).ifPresent(slo::latencyP99);
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(Long.parseLong(text.replace("s", "")));
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }

  private static double processCpuSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
