package io.loadline.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users see, word by word: console, failure, report entries and result.json of many runs. How
 * the files are changed stands in CONTRIBUTING.md.
 */
class GoldenFilesTest {
  private static final GoldenFolder GOLDEN = GoldenFolder.ofProject();

  static List<GoldenFixture> fixtures() {
    return Stream.of(
            VerdictFixtures.all(),
            ComparedFixtures.all(),
            MachineFixtures.all(),
            ClusterFixtures.all(),
            StreamFixtures.all(),
            ErrorFixtures.all(),
            ClusterGateFixtures.all(),
            GateFixtures.all(),
            EndpointGateFixtures.all(),
            WorkerFixtures.all())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void users_see_what_they_saw(GoldenFixture fixture) throws Exception {
    GOLDEN.check(fixture);
  }

  @Test
  void each_folder_belongs_to_one_fixture() throws Exception {
    assertThat(fixtures())
        .extracting(GoldenFixture::name)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(GOLDEN.fixtures());
  }
}
