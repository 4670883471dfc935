package io.loadline.codec;

import io.loadline.plan.JsonPath;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import io.loadline.plan.TimingSources;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a plan says of a server's own times, drawn from a seed. */
final class RandomTimingSources {
  private static final List<TimedPart> PARTS =
      Stream.of(TimedPart.values()).filter(part -> part != TimedPart.UPSTREAM).toList();

  private RandomTimingSources() {}

  static TimingSources draw(SplittableRandom random, Supplier<String> text) {
    return new TimingSources(
        random.nextBoolean(),
        Stream.generate(() -> source(random, text)).limit(random.nextInt(4)).toList());
  }

  private static TimingSource source(SplittableRandom random, Supplier<String> text) {
    TimingSource.Kind[] kinds = TimingSource.Kind.values();
    return new TimingSource(
        PARTS.get(random.nextInt(PARTS.size())),
        kinds[random.nextInt(kinds.length)],
        text.get(),
        path(random, text),
        1 + random.nextInt(1_000_000_000));
  }

  /** Of at most two steps. */
  static JsonPath path(SplittableRandom random, Supplier<String> text) {
    return new JsonPath(
        Stream.generate(() -> step(random, text)).limit(random.nextInt(3)).toList());
  }

  private static JsonPath.Step step(SplittableRandom random, Supplier<String> text) {
    return random.nextBoolean()
        ? new JsonPath.Field(text.get())
        : new JsonPath.Index(random.nextInt(100));
  }
}
