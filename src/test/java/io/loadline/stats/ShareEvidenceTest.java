package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against SciPy 1.17, b = 1/theta0: {@code base = betaln(1+S, b+n-S) - betaln(1, b) - S*log(theta0)
 * - (n-S)*log1p(-theta0); base + log(betainc(1+S, b+n-S, theta0)) - log(betainc(1, b, theta0));
 * base + log(betainc(b+n-S, 1+S, 1-theta0)) - log(betainc(b, 1, 1-theta0))}.
 */
class ShareEvidenceTest {
  @ParameterizedTest
  @CsvSource({
    "0, 100, 0.05, 3.779369, -1.791759",
    "2, 400, 0.05, 12.425392, -2.949182",
    "30, 300, 0.05, -3.343424, 5.084276",
    "3.7, 512.3, 0.01, -0.453504, -1.141154",
    "0, 450, 0.01, 3.269677, -1.704748"
  })
  void evidence_is_that_of_scipy(
      double hits, double trials, double allowed, double within, double above) {
    EarlyStop.Evidence evidence = EarlyStop.Evidence.of(hits, trials, allowed);

    assertThat(evidence.within()).isCloseTo(within, within(5.1e-7));
    assertThat(evidence.above()).isCloseTo(above, within(5.1e-7));
  }

  @Test
  void a_clear_case_has_no_evidence_for_the_other_side() {
    EarlyStop.Evidence evidence = EarlyStop.Evidence.of(1e6, 2e6, 0.01);

    assertThat(evidence.above()).isGreaterThan(1e6);
    assertThat(evidence.within()).isNegative();
  }
}
