package io.loadline.slo;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.PartTimes;
import io.loadline.result.RequestTimings;
import io.loadline.result.ScrapedRun;
import io.loadline.slo.PlaceWording.Words;
import java.util.Locale;

/** That requests waited in a server's queue, and why as far as it is known, in words. */
record QueueWording(BrokenObjective broken, FigureParts parts) {
  private PlaceWording place() {
    return new PlaceWording(broken, parts);
  }

  Words queue() {
    boolean batches = parts.row() != KnownTiming.QUEUE_PROXY;
    String sentence =
        inQueue()
            + place().account("")
            + (batches ? " (a batch that is being collected counts as queue)" : "")
            + besideQueue()
            + waiting();
    return new Words(
        sentence,
        parts.row() == KnownTiming.QUEUE_PROXY
            ? "add replicas, lower the rate, or let more requests in at once (containerConcurrency)"
            : "where it is short of capacity, add replicas or lower the rate"
                + (batches ? "; where it waits until a batch is full, look at its batcher" : ""));
  }

  private String inQueue() {
    String whose = parts.row() == KnownTiming.QUEUE_PROXY ? "queue-proxy" : "server";
    return place().atLeast(parts.least(PlaceCause.QUEUED)) + " in the " + whose + "'s queue";
  }

  private String besideQueue() {
    String others =
        place().named(parts.told(), part -> part != TimedPart.QUEUE && part != TimedPart.TOTAL);
    return others.isEmpty() ? "" : ", " + others;
  }

  /** By Little's law, of the requests of which the server told its queue. */
  private String waiting() {
    ScrapedRun scraped = broken.run().server().scraped();
    RequestTimings timings = broken.run().server().requests();
    PartTimes queue = timings == null ? null : timings.parts().get(TimedPart.QUEUE);
    double waiting = Double.NaN;
    if (parts.isCounted() && scraped != null) {
      waiting = scraped.waiting();
    } else if (queue != null && broken.run().elapsedNanos() > 0) {
      waiting = (double) queue.times().moments().sum() / broken.run().elapsedNanos();
    }
    return Double.isFinite(waiting)
        ? String.format(Locale.ROOT, "; %.1f waiting on average", waiting)
        : "";
  }

  Words capacity(double busy) {
    return new Words(
        "%s%s%s, the model busy %s of the time: short of capacity"
            .formatted(inQueue(), besideQueue(), waiting(), percent(busy)),
        "add replicas or instances, or lower the rate");
  }

  Words batch(double busy) {
    return new Words(
        inQueue()
            + " while the model was busy "
            + percent(busy)
            + " of the time: requests wait for a batch, or behind a limit",
        "look at max_queue_delay_microseconds, and at the limits of its batcher");
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }
}
