package io.loadline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = PackageTable.OURS, importOptions = DoNotIncludeTests.class)
class PublicSurfaceTest {
  private static final DescribedPredicate<JavaClass> ARE_EXTENDED_BY_NOBODY =
      describe(
          "are extended by nobody",
          type -> type.getSubclasses().isEmpty() && !type.isAnonymousClass());

  @ArchTest
  static final ArchRule no_public_signature_shows_a_type_of_a_third_party =
      classes().that().arePublic().should(new ShowOnlyOurTypes());

  @ArchTest
  static final ArchRule nobody_outside_can_extend_a_public_class =
      classes()
          .that()
          .arePublic()
          .and()
          .areNotInterfaces()
          .and()
          .doNotHaveModifier(ABSTRACT)
          .should()
          .haveModifier(FINAL)
          .because("what can be extended cannot be changed");

  @ArchTest
  static final ArchRule what_is_extended_by_nobody_is_final =
      classes().that().areNotInterfaces().and(ARE_EXTENDED_BY_NOBODY).should().haveModifier(FINAL);
}
