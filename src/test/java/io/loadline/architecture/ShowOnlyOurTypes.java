package io.loadline.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A user's compiler sees types of ours and of the JDK, and no other. Only the glue to JUnit, in the
 * root and in {@code junit}, and to AssertJ, in {@code assertj}, shows theirs.
 */
final class ShowOnlyOurTypes extends ArchCondition<JavaClass> {
  private static final DescribedPredicate<JavaClass> OURS =
      resideInAnyPackage(
          "java..", "javax.net.ssl..", PackageTable.OURS + "..", "org.jspecify.annotations");
  private static final DescribedPredicate<JavaClass> JUNIT =
      resideInAnyPackage("org.junit..", "org.opentest4j..");
  private static final DescribedPredicate<JavaClass> ASSERTJ =
      resideInAPackage("org.assertj.core..");

  ShowOnlyOurTypes() {
    super("show only types of ours and of the JDK");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    shown(type)
        .map(JavaClass::getBaseComponentType)
        .filter(each -> !each.isPrimitive() && !mayShow(type, each))
        .distinct()
        .map(each -> type.getName() + " shows " + each.getName())
        .forEach(text -> events.add(SimpleConditionEvent.violated(type, text)));
  }

  private static boolean mayShow(JavaClass type, JavaClass shown) {
    return OURS.test(shown)
        || (isGlueToJunit(type) && JUNIT.test(shown))
        || (type.getPackageName().equals(PackageTable.ASSERTJ.packageName())
            && ASSERTJ.test(shown));
  }

  private static boolean isGlueToJunit(JavaClass type) {
    return type.getPackageName().equals(PackageTable.OURS)
        || type.getPackageName().equals(PackageTable.JUNIT.packageName());
  }

  private static Stream<JavaClass> shown(JavaClass type) {
    Stream<JavaClass> supertypes =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
            .flatMap(ShowOnlyOurTypes::raw);
    Stream<JavaClass> members =
        type.getMembers().stream()
            .filter(member -> isVisible(member.getModifiers()))
            .flatMap(ShowOnlyOurTypes::shown);
    return Stream.concat(supertypes, members);
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    boolean declared =
        modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    return declared
        && !modifiers.contains(JavaModifier.SYNTHETIC)
        && !modifiers.contains(JavaModifier.BRIDGE);
  }

  private static Stream<JavaClass> shown(JavaMember member) {
    return member.getAllInvolvedRawTypes().stream();
  }

  private static Stream<JavaClass> raw(JavaType type) {
    return type.getAllInvolvedRawTypes().stream();
  }
}
