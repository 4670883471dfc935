package io.loadline.slo;

import io.loadline.plan.Metric;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Why an objective was broken, as far as figures tell. It explains a FAIL and never makes one;
 * where figures leave a doubt there is none.
 *
 * @param metric of the objective
 * @param sentence one, without its full stop, with the figures that it is taken from
 * @param advice what to do, without its full stop
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record TimeCause(Metric metric, Kind kind, String sentence, String advice) {
  /** The causes that there are, the one first that is told first. */
  public enum Kind {
    /** The load was above what the service can do, so that requests took longer and longer. */
    UNSTABLE,
    /** The server refused requests while it answered others. */
    REFUSED,
    /** Its CPU limit, which belongs to what is promised, held the service back meanwhile. */
    CPU_LIMIT,
    /** The server's only event loop was blocked by its model. */
    EVENT_LOOP,
    /** One process of several computed much longer than the others. */
    REPLICA,
    /** The model's work took much longer in the first seconds, in which it was broken. */
    COLD,
    /** The request waited in the server's queue, since its instances had too much to do. */
    QUEUE_CAPACITY,
    /** The request waited in the server's queue while its instances were mostly idle. */
    QUEUE_BATCH,
    /** The request waited in the server's queue. */
    QUEUE,
    /** The model's work took much longer from a time on, while nothing waited. */
    COMPUTE_ROSE,
    /** The model was at work. */
    COMPUTE,
    /** Until a proxy had the head of the service's answer. */
    UPSTREAM,
    /** Before or behind the server's own clock, which has its queue in it. */
    OUTSIDE,
    /** Before or behind the work of the model: the server's queue, or the network. */
    QUEUE_OR_NETWORK,
    /** The server does not tell. */
    NOT_TOLD;

    /** As it stands in files: {@code cpu-limit}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
