package io.loadline.junit;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.junit.platform.commons.support.AnnotationSupport.findRepeatableAnnotations;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** A gate that never runs as a test that fails, or the class that has some, as their container. */
final class UnexecutedGateDescriptor extends AbstractTestDescriptor {
  private static final TestTag LOAD = TestTag.create("load");

  private final String reportedName;
  private final Set<TestTag> tags;
  private final Optional<UnexecutedGate> gate;

  private UnexecutedGateDescriptor(
      UniqueId id,
      String displayName,
      TestSource source,
      String reportedName,
      Set<TestTag> tags,
      Optional<UnexecutedGate> gate) {
    super(id, displayName, source);
    this.reportedName = reportedName;
    this.tags = tags;
    this.gate = gate;
  }

  static UniqueId idOfClass(UniqueId engine, Class<?> type) {
    return engine.append("class", type.getName());
  }

  /** Surefire reports only failures of tests that are in the container of a class. */
  static UnexecutedGateDescriptor ofClass(UniqueId engine, Class<?> type) {
    return new UnexecutedGateDescriptor(
        idOfClass(engine, type),
        type.getSimpleName(),
        ClassSource.from(type),
        type.getName(),
        tags(Stream.of(type)),
        Optional.empty());
  }

  static UnexecutedGateDescriptor ofGate(UniqueId ofClass, UnexecutedGate gate) {
    Stream<Class<?>> classes =
        Stream.iterate(gate.testClass(), type -> type != null, Class::getEnclosingClass);
    return new UnexecutedGateDescriptor(
        ofClass.append("method", gate.signature()),
        gate.method().getName() + "()",
        MethodSource.from(gate.testClass(), gate.method()),
        gate.method().getName(),
        tags(Stream.concat(Stream.of(gate.method()), classes)),
        Optional.of(gate));
  }

  /** As Jupiter gives them, so that the filters of a build mean these tests too. */
  private static Set<TestTag> tags(Stream<? extends AnnotatedElement> elements) {
    return Stream.concat(
            Stream.of(LOAD),
            elements
                .flatMap(each -> findRepeatableAnnotations(each, Tag.class).stream())
                .map(tag -> tag.value().trim())
                .filter(TestTag::isValid)
                .map(TestTag::create))
        .collect(toUnmodifiableSet());
  }

  /** Empty for a class. */
  Optional<UnexecutedGate> gate() {
    return gate;
  }

  @Override
  public Type getType() {
    return gate.isPresent() ? Type.TEST : Type.CONTAINER;
  }

  @Override
  public Set<TestTag> getTags() {
    return tags;
  }

  @Override
  public String getLegacyReportingName() {
    return reportedName;
  }
}
