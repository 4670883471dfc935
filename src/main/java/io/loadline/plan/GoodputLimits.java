package io.loadline.plan;

import java.util.EnumSet;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * What an attempt must keep, all together, to be good: upper limits in ns, themselves allowed;
 * {@link #NO_LIMIT} for none.
 *
 * @param firstToken from the intended start to the first token
 * @param token of each token on the average, from the second on
 * @param response from the intended start to the last byte
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record GoodputLimits(long firstToken, long token, long response) {
  public static final long NO_LIMIT = Long.MAX_VALUE;

  /** Every success is good. */
  public static final GoodputLimits NONE = new GoodputLimits(NO_LIMIT, NO_LIMIT, NO_LIMIT);

  /** The times of streams that it limits. */
  public Set<TimedSpan> streamSpans() {
    Set<TimedSpan> spans = EnumSet.noneOf(TimedSpan.class);
    if (firstToken != NO_LIMIT) {
      spans.add(TimedSpan.FIRST_TOKEN);
    }
    if (token != NO_LIMIT) {
      spans.add(TimedSpan.TOKEN);
    }
    return spans;
  }

  /** Whether whatever is good by these limits is good by the others, too. */
  public boolean implies(GoodputLimits other) {
    return firstToken <= other.firstToken && token <= other.token && response <= other.response;
  }
}
