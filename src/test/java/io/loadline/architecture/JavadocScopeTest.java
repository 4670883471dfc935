package io.loadline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The published Javadoc is that of the API packages, without what is behind them. */
class JavadocScopeTest {
  private static final Pattern EXCLUDED =
      Pattern.compile("<excludePackageNames>([^<]+)</excludePackageNames>");

  @Test
  void each_package_is_either_of_the_api_or_left_out() throws IOException {
    List<String> excluded = excluded();
    assertThat(PackageTable.rows())
        .extracting(PackageRow::packageName)
        .allSatisfy(
            name ->
                assertThat(excluded.stream().anyMatch(each -> isWithin(name, each)))
                    .as(name + " is left out by excludePackageNames in pom.xml")
                    .isNotEqualTo(ApiPackages.NAMES.contains(name)));
  }

  private static List<String> excluded() throws IOException {
    Matcher found = EXCLUDED.matcher(Files.readString(Path.of("pom.xml")));
    assertThat(found.find()).as("pom.xml has excludePackageNames").isTrue();
    return List.of(found.group(1).strip().split("[\\s,:]+"));
  }

  /** A star stands for one part of a name. */
  private static boolean isWithin(String name, String excluded) {
    return name.matches(excluded.replace(".", "\\.").replace("*", "[^.]+"));
  }
}
