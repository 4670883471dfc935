package io.loadline.plan;

import java.util.HexFormat;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * By which header each request of a load tells the service its trace (W3C Trace Context): ids that
 * follow from the seed, the phase and the number of the request alone. No two requests of a seed
 * have one id, and nothing has to be kept of a request to know its id afterwards.
 *
 * @param seed of the ids; random, and another in each run and for each endpoint
 * @param link where people see a trace, with {@value #PLACE} in place of its id; empty for nowhere
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record Tracing(Mode mode, long seed, String link) {
  /** The name of the header. */
  public static final String HEADER = "traceparent";

  /** How many characters its value has. */
  public static final int LENGTH = 55;

  /** Stands for the id in a link. */
  public static final String PLACE = "{traceId}";

  /** Requests carry no such header. */
  public static final Tracing OFF = new Tracing(Mode.OFF, 0, "");

  private static final int ID_AT = 3;
  private static final int ID_LENGTH = 32;

  /** What the header asks of the service. */
  public enum Mode {
    /** To record each trace, where it follows its callers. */
    SAMPLED,
    /** To record none, where it follows its callers; the ids may be in its log all the same. */
    UNSAMPLED,
    /** Nothing: there is no header. */
    OFF
  }

  /** Whether requests carry the header. */
  public boolean isOn() {
    return mode != Mode.OFF;
  }

  /**
   * What the ids of all requests of a phase begin with, of 16 digits; never 0. One function of
   * seeds that differ by less than 2^32 gives no two phases one number.
   */
  public long upperHalf(Phase phase) {
    long upper = SplitMix64.mix(seed + place(phase) * SplitMix64.GOLDEN_GAMMA);
    return upper == 0 ? 1 : upper;
  }

  /**
   * What the id of one request ends with, of 16 digits. It is the id of the request in its trace as
   * well, as that of the first span is by the convention of B3; in place of 0, which is none, 1.
   *
   * @param upper the {@link #upperHalf} of its phase
   * @param index of the request in its phase, from 0
   */
  public static long lowerHalf(long upper, long index) {
    return SplitMix64.mix(upper + (index + 1) * SplitMix64.GOLDEN_GAMMA);
  }

  /** The value of the header of a request. */
  public String header(Phase phase, long index) {
    HexFormat hex = HexFormat.of();
    long upper = upperHalf(phase);
    long lower = lowerHalf(upper, index);
    String parent = hex.toHexDigits(lower == 0 ? 1 : lower);
    String flags = mode == Mode.SAMPLED ? "01" : "00";
    return "00-" + hex.toHexDigits(upper) + hex.toHexDigits(lower) + "-" + parent + "-" + flags;
  }

  /** The id of the trace of a measured request; empty where requests carry no header. */
  public Optional<String> traceId(long index) {
    return isOn()
        ? Optional.of(header(Phase.MEASUREMENT, index).substring(ID_AT, ID_AT + ID_LENGTH))
        : Optional.empty();
  }

  /** Where people see the trace of a measured request; empty where that is nowhere. */
  public Optional<String> link(long index) {
    return link.isEmpty() ? Optional.empty() : traceId(index).map(id -> link.replace(PLACE, id));
  }

  private static int place(Phase phase) {
    return switch (phase) {
      case PROBE -> 1;
      case WARMUP -> 2;
      case MEASUREMENT -> 3;
    };
  }
}
