package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.ci.CiReports;
import io.loadline.document.BrokenTimes;
import io.loadline.document.FailureAdvice;
import io.loadline.document.ResultDocument;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What to do, and when a limit was broken, is the same on the page and in the pull request. */
class SameAdviceTest {
  @ParameterizedTest
  @ValueSource(strings = {"fail-errors", "fail-waiting", "invalid-own-lag", "inconclusive-tunnel"})
  void page_and_annotation_give_the_same_advice(String fixture) throws Exception {
    ResultDocument result =
        ResultDocument.read(Path.of("src/test/resources/golden").resolve(fixture));
    String page = plain(ParsedPage.of(Page.of(result)).text());
    String annotation =
        new CiReports(Map.of(), Set.of(CiReports.ANNOTATIONS)).lines(result, true, "file").get(0);

    assertThat(FailureAdvice.of(result))
        .isNotEmpty()
        .allSatisfy(
            step -> {
              assertThat(page).contains(plain(step.text()), step.command());
              assertThat(annotation).contains(escaped(step.text()), escaped(step.command()));
            });
    for (ResultDocument.ObjectiveFigures each : result.objectives()) {
      String when = BrokenTimes.of(result.root(), each).text();
      if (!each.holds()) {
        assertThat(page).contains(plain(when));
        assertThat(annotation).contains(escaped(when));
      }
    }
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }

  private static String escaped(String text) {
    return plain(text).replace("%", "%25");
  }
}
