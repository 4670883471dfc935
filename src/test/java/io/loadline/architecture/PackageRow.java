package io.loadline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * A package and whom it may import; the JDK, JSpecify and API Guardian always, {@code
 * java.net.http} only by name.
 *
 * @param name without {@code io.loadline}
 * @param ours packages of ours, without what is below them
 * @param theirs packages of others, with what is below them
 */
record PackageRow(String name, List<String> ours, List<String> theirs) {
  private static final DescribedPredicate<JavaClass> ALWAYS =
      resideInAnyPackage(
              "java..",
              "javax.security.auth.x500",
              "org.jspecify.annotations",
              "org.apiguardian.api")
          .and(not(resideInAPackage("java.net.http..")));

  PackageRow(String name, List<String> ours) {
    this(name, ours, List.of());
  }

  String packageName() {
    return packageName(name);
  }

  ArchRule rule() {
    return classes()
        .that()
        .resideInAPackage(packageName())
        .should()
        .onlyDependOnClassesThat(allowed())
        .because("PackageTable says whom " + packageName() + " may import");
  }

  private DescribedPredicate<JavaClass> allowed() {
    Stream<String> inOurs =
        Stream.concat(ours.stream(), Stream.of(name)).map(PackageRow::packageName);
    Stream<String> inTheirs = theirs.stream().map(each -> each + "..");
    return ALWAYS.or(resideInAnyPackage(Stream.concat(inOurs, inTheirs).toArray(String[]::new)));
  }

  private static String packageName(String name) {
    return name.isEmpty() ? PackageTable.OURS : PackageTable.OURS + "." + name;
  }
}
