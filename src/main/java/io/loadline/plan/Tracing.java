package io.loadline.plan;

import java.nio.charset.StandardCharsets;
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
  private static final int PARENT_AT = ID_AT + ID_LENGTH + 1;
  private static final int FLAGS_AT = PARENT_AT + 17;

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
   * Writes the value of the header of a request, of {@link #LENGTH} characters.
   *
   * @param index of the request in its phase, from 0
   */
  public void write(Phase phase, long index, byte[] into) {
    long high = high(phase);
    long low = SplitMix64.mix(high + (index + 1) * SplitMix64.GOLDEN_GAMMA);
    into[0] = '0';
    into[1] = '0';
    into[2] = '-';
    hex(high, into, ID_AT);
    hex(low, into, ID_AT + 16);
    into[PARENT_AT - 1] = '-';
    hex(notZero(SplitMix64.mix(low ^ high)), into, PARENT_AT);
    into[FLAGS_AT - 1] = '-';
    into[FLAGS_AT] = '0';
    into[FLAGS_AT + 1] = (byte) (mode == Mode.SAMPLED ? '1' : '0');
  }

  /** The value of the header of a request. */
  public String header(Phase phase, long index) {
    byte[] value = new byte[LENGTH];
    write(phase, index, value);
    return new String(value, StandardCharsets.ISO_8859_1);
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

  /** One function of seeds that differ by less than 2^32 gives no two phases one number. */
  private long high(Phase phase) {
    return notZero(SplitMix64.mix(seed + (phase.ordinal() + 1) * SplitMix64.GOLDEN_GAMMA));
  }

  /** Ids of zeros alone are none. */
  private static long notZero(long half) {
    return half == 0 ? 1 : half;
  }

  private static void hex(long number, byte[] into, int at) {
    eight((int) (number >>> 32), into, at);
    eight((int) number, into, at + 8);
  }

  /** Eight digits at once, a byte of a long each. */
  private static void eight(int number, byte[] into, int at) {
    long digits = number & 0xFFFFFFFFL;
    digits = (digits | digits << 16) & 0x0000FFFF0000FFFFL;
    digits = (digits | digits << 8) & 0x00FF00FF00FF00FFL;
    digits = (digits | digits << 4) & 0x0F0F0F0F0F0F0F0FL;
    long letters = ((digits + 0x0606060606060606L) >>> 4) & 0x0101010101010101L;
    long text = digits + 0x3030303030303030L + letters * ('a' - '0' - 10);
    for (int i = 0; i < 8; i++) {
      into[at + i] = (byte) (text >>> (56 - 8 * i));
    }
  }
}
