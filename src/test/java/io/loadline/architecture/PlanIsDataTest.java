package io.loadline.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A plan can be written down, so nothing in it may do something of its own. */
@AnalyzeClasses(packages = PackageTable.OURS, importOptions = DoNotIncludeTests.class)
class PlanIsDataTest {
  private static final String PLAN = PackageTable.OURS + ".plan";
  private static final List<Class<?>> INTERFACES_OF_VALUES =
      List.of(List.class, Map.class, Path.class, PrivateKey.class);

  private static DescribedPredicate<JavaClass> anyInterface() {
    return DescribedPredicate.describe(
        "interfaces", it -> it.isInterface() && !it.getSimpleName().equals("package-info"));
  }

  private static DescribedPredicate<JavaClass> values() {
    return DescribedPredicate.describe(
        "of values", type -> !type.isInterface() || isOfValues(type.reflect()));
  }

  private static boolean isOfValues(Class<?> type) {
    return INTERFACES_OF_VALUES.contains(type) || isSealedOverRecords(type);
  }

  private static boolean isSealedOverRecords(Class<?> type) {
    return type.isSealed()
        && Arrays.stream(type.getPermittedSubclasses()).allMatch(PlanIsDataTest::isRecord);
  }

  private static boolean isRecord(Class<?> type) {
    return type.isRecord() || isSealedOverRecords(type);
  }

  @ArchTest
  static final ArchRule interfaces_of_plan_are_sealed_over_records =
      classes().that().resideInAPackage(PLAN).and(anyInterface()).should(be(values()));

  @ArchTest
  static final ArchRule parts_of_a_plan_are_values =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage(PLAN)
          .and()
          .doNotHaveModifier(JavaModifier.STATIC)
          .should()
          .haveRawType(values());
}
