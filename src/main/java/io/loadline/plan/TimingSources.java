package io.loadline.plan;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Where in an answer the server's own times are read. A part that is named is read there alone,
 * also where a known server tells it, or what stands within it.
 *
 * @param known whether what {@link KnownTiming} lists is read
 * @param named at most one for each part
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record TimingSources(boolean known, List<TimingSource> named) {
  /** What known servers tell, and nothing else. */
  public static final TimingSources KNOWN = new TimingSources(true, List.of());

  public TimingSources {
    named = List.copyOf(named);
  }

  /** Those of one kind, in the user's order. */
  public List<TimingSource> named(TimingSource.Kind kind) {
    return named.stream().filter(source -> source.kind() == kind).toList();
  }

  /** Whether the user names where a part is told. */
  public boolean names(TimedPart part) {
    return named.stream().anyMatch(source -> source.part() == part);
  }

  /**
   * The parts of which nothing is read that known servers tell: those that the user names, and with
   * the compute prefill and decode, which stand within it, and the other way round. Else the same
   * time would be added twice.
   */
  public Set<TimedPart> claimed() {
    Set<TimedPart> claimed = EnumSet.noneOf(TimedPart.class);
    for (TimingSource source : named) {
      claimed.add(source.part());
      switch (source.part()) {
        case COMPUTE -> Collections.addAll(claimed, TimedPart.PREFILL, TimedPart.DECODE);
        case PREFILL, DECODE -> claimed.add(TimedPart.COMPUTE);
        default -> {
          // nothing else stands within it
        }
      }
    }
    return claimed;
  }

  /** Whether nothing is read at all. */
  public boolean isEmpty() {
    return !known && named.isEmpty();
  }
}
