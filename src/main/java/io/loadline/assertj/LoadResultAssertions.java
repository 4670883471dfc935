package io.loadline.assertj;

import io.loadline.LoadResult;
import org.apiguardian.api.API;

/**
 * The entry point: {@code assertThat(result).latency().percentile(99).isLessThan(..)}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
public final class LoadResultAssertions {
  private LoadResultAssertions() {}

  public static LoadResultAssert assertThat(LoadResult actual) {
    return new LoadResultAssert(actual);
  }
}
