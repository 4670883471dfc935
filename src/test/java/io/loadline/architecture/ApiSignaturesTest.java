package io.loadline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Holds what users compile against, line by line, so that nothing of it changes unseen. {@code mvn
 * test -Dtest=ApiSignaturesTest -Dapi.write} writes the file anew.
 */
@AnalyzeClasses(packages = PackageTable.OURS, importOptions = DoNotIncludeTests.class)
class ApiSignaturesTest {
  private static final Path LISTED = Path.of("src/test/resources/architecture/api.txt");

  @ArchTest
  static void what_users_compile_against_is_what_is_listed(JavaClasses all) throws IOException {
    List<String> now =
        all.that(ApiPackages.PUBLIC_TYPES).stream()
            .filter(type -> status(type) != API.Status.INTERNAL)
            .sorted(Comparator.comparing(JavaClass::getName))
            .flatMap(type -> listed(type).stream())
            .toList();
    if (System.getProperty("api.write") != null && System.getenv("CI") == null) {
      Files.write(LISTED, now);
    }
    List<String> before = Files.readAllLines(LISTED);
    assertThat(before)
        .as("lines that are gone break code that is compiled against them: CONTRIBUTING.md, API")
        .filteredOn(line -> !now.contains(line))
        .isEmpty();
    assertThat(now).as("new in the API: CONTRIBUTING.md, API").isEqualTo(before);
  }

  private static List<String> listed(JavaClass type) {
    List<String> lines = ApiSignatures.of(type.reflect());
    lines.set(0, status(type) + " " + lines.get(0));
    return lines;
  }

  private static API.Status status(JavaClass type) {
    return type.getAnnotationOfType(API.class).status();
  }
}
