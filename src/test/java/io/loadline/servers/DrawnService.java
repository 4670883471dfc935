package io.loadline.servers;

import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ReceivedRequest;
import io.loadline.testkit.Reply;
import io.loadline.testkit.Script;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;

/**
 * A service whose times are drawn, lognormal, and that waits for what it is told to: a free slot,
 * the processor, the disk, a cache. Its {@code canary} may be slower than what else it serves.
 */
final class DrawnService implements Script {
  private static final int LOOKUPS = 8;
  private static final Duration MISS = Duration.ofMillis(2);

  private final Map<String, String> traits;
  private final double medianMillis;
  private final double spread;
  private final Semaphore slots;
  private final int cacheSize;
  private final Map<Integer, Boolean> cache;
  private final SplittableRandom random;
  private volatile long began;

  @SuppressWarnings("unused") // so that what is computed cannot be left out
  private volatile long sink;

  /**
   * A service that has not served yet.
   *
   * @param traits {@code median} and {@code factor} of all, {@code canary} of the canary alone,
   *     {@code spread}, {@code slots}, {@code steps} of the processor, {@code disk} a file, {@code
   *     drift} over 200 s, {@code cache} its size
   */
  DrawnService(Map<String, String> traits, long seed) {
    this.traits = Map.copyOf(traits);
    this.medianMillis = number("median", 20) * number("factor", 1);
    this.spread = number("spread", 0.3);
    this.slots = new Semaphore((int) number("slots", 1_000), true);
    this.cacheSize = (int) number("cache", 0);
    this.cache =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
            return size() > cacheSize;
          }
        };
    this.random = new SplittableRandom(seed);
  }

  private double number(String trait, double usual) {
    return Double.parseDouble(traits.getOrDefault(trait, Double.toString(usual)));
  }

  @Override
  public Behaviour behaviourTo(ReceivedRequest request) {
    return request.asksReady() ? Answers.text(200, "") : reply -> serve(request, reply);
  }

  private void serve(ReceivedRequest request, Reply reply)
      throws IOException, InterruptedException {
    boolean isCanary = request.path().contains("canary");
    slots.acquire();
    try {
      pause(drawn() * (isCanary ? number("canary", 1) : 1) * drift(request));
      compute((int) number("steps", 0));
      if (traits.containsKey("disk")) {
        write(Path.of(traits.get("disk") + request.connection()));
      }
      if (cacheSize > 0) {
        pause(misses(isCanary) * (double) MISS.toNanos());
      }
    } finally {
      slots.release();
    }
    Answers.iris().answer(reply);
  }

  private synchronized double drawn() {
    return 1e6 * medianMillis * Math.exp(spread * random.nextGaussian());
  }

  private static void pause(double nanos) throws InterruptedException {
    if (nanos <= 0) {
      return; // a sleep of nothing gives the processor away, for long where many wait for it
    }
    Thread.sleep((long) nanos / 1_000_000, (int) (nanos % 1e6));
  }

  /** Slower and slower from the first request that is measured. */
  private double drift(ReceivedRequest request) {
    if (began == 0 && request.phase().equals("measurement")) {
      began = System.nanoTime();
    }
    return began == 0 ? 1 : 1 + number("drift", 0) * (System.nanoTime() - began) / 200e9;
  }

  private void compute(int steps) {
    long x = steps;
    for (int i = 0; i < steps; i++) {
      x = x * 6_364_136_223_846_793_005L + 1;
    }
    sink = x;
  }

  private static void write(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(4_096));
      channel.force(true);
    }
  }

  /** Of a cache with room for what one side needs, from which goes what is used least. */
  private synchronized int misses(boolean isCanary) {
    int misses = 0;
    for (int i = 0; i < LOOKUPS; i++) {
      int key = random.nextInt(cacheSize) + (isCanary ? cacheSize : 0);
      if (cache.put(key, true) == null) {
        misses++;
      }
    }
    return misses;
  }
}
