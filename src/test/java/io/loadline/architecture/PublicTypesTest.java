package io.loadline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Users may name what is in the API packages. Elsewhere a type is public only because another
 * package of ours needs it; each such type stands in a file, so that no one becomes public unseen.
 */
@AnalyzeClasses(packages = PackageTable.OURS, importOptions = DoNotIncludeTests.class)
class PublicTypesTest {
  private static final Path LISTED = Path.of("src/test/resources/architecture/public-types.txt");

  @ArchTest
  static void public_types_outside_the_api_are_listed(JavaClasses all) throws IOException {
    assertThat(publicOutsideTheApi(all))
        .as(
            "public types outside the API: make the type package-private, or, when another package"
                + " must use it, take another one off the list that nobody needs any more; "
                + LISTED)
        .containsExactlyElementsOf(Files.readAllLines(LISTED));
  }

  /** Simple names, since a type that moves is none that is new. */
  private static List<String> publicOutsideTheApi(JavaClasses all) {
    return all.stream()
        .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(type -> !ApiPackages.contain(type))
        .map(JavaClass::getSimpleName)
        .sorted()
        .toList();
  }
}
