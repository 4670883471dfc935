package io.loadline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/** Each type that users may name says how stable it is, and since when it is there. */
@AnalyzeClasses(packages = PackageTable.OURS, importOptions = DoNotIncludeTests.class)
class ApiStatusTest {
  @ArchTest
  static final ArchRule each_type_of_the_api_says_how_stable_it_is =
      classes().that(ApiPackages.PUBLIC_TYPES).should().beAnnotatedWith(API.class);

  @ArchTest
  static final ArchRule what_is_promised_shows_nothing_internal =
      classes().that(ApiPackages.PUBLIC_TYPES).should(new ShowNothingInternal());

  @ArchTest
  static void each_type_of_the_api_says_since_when_it_is_there(JavaClasses all) throws IOException {
    for (JavaClass type : all.that(ApiPackages.PUBLIC_TYPES)) {
      Path source = Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
      List<String> lines = Files.readAllLines(source);
      int status = lines.indexOf("@API(status = API.Status." + status(type) + ")");
      assertThat(lines.subList(0, status)).as(type.getName()).endsWith(" */");
      assertThat(lines.get(status - 2))
          .as(type.getName())
          .matches(" \\* @since \\d+\\.\\d+\\.\\d+");
    }
  }

  private static API.Status status(JavaClass type) {
    return type.getAnnotationOfType(API.class).status();
  }
}
