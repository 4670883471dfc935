package io.loadline.junit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.ModuleSelector;
import org.junit.platform.engine.discovery.NestedClassSelector;
import org.junit.platform.engine.discovery.NestedMethodSelector;
import org.junit.platform.engine.discovery.PackageNameFilter;
import org.junit.platform.engine.discovery.PackageSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;

/**
 * Finds the gates that never run among all that was selected. A class that cannot be read has none.
 */
final class SelectedGates {
  private final EngineDiscoveryRequest request;
  private final UniqueId engine;
  private final UnexecutedGates gates;
  private final Predicate<String> classNames;
  private final Set<UnexecutedGate> found = new LinkedHashSet<>();

  private SelectedGates(EngineDiscoveryRequest request, UniqueId engine, UnexecutedGates gates) {
    this.request = request;
    this.engine = engine;
    this.gates = gates;
    Predicate<String> names =
        Filter.composeFilters(request.getFiltersByType(ClassNameFilter.class)).toPredicate();
    Predicate<String> packages =
        Filter.composeFilters(request.getFiltersByType(PackageNameFilter.class)).toPredicate();
    this.classNames = name -> names.test(name) && packages.test(packageName(name));
  }

  static Set<UnexecutedGate> of(
      EngineDiscoveryRequest request, UniqueId engine, UnexecutedGates gates) {
    SelectedGates selected = new SelectedGates(request, engine, gates);
    selected.addContainers();
    selected.addClasses();
    selected.addMethods();
    selected.addUniqueIds();
    return selected.found;
  }

  private static String packageName(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  private void addContainers() {
    for (PackageSelector each : request.getSelectorsByType(PackageSelector.class)) {
      ReflectionSupport.findAllClassesInPackage(
          each.getPackageName(), this::addAndGoOn, classNames);
    }
    for (ClasspathRootSelector each : request.getSelectorsByType(ClasspathRootSelector.class)) {
      ReflectionSupport.findAllClassesInClasspathRoot(
          each.getClasspathRoot(), this::addAndGoOn, classNames);
    }
    for (ModuleSelector each : request.getSelectorsByType(ModuleSelector.class)) {
      ReflectionSupport.findAllClassesInModule(each.getModuleName(), this::addAndGoOn, classNames);
    }
  }

  /** Collects while JUnit scans, so that no list of all classes is kept. */
  private boolean addAndGoOn(Class<?> type) {
    addClass(type);
    return false;
  }

  private void addClasses() {
    for (ClassSelector each : request.getSelectorsByType(ClassSelector.class)) {
      skipUnreadable(
          () -> {
            if (classNames.test(each.getClassName())) {
              addClass(each.getJavaClass());
            }
          });
    }
    for (NestedClassSelector each : request.getSelectorsByType(NestedClassSelector.class)) {
      skipUnreadable(() -> addClass(each.getNestedClass()));
    }
  }

  private void addClass(Class<?> type) {
    skipUnreadable(() -> found.addAll(gates.withMembers(type)));
  }

  private void addMethods() {
    for (MethodSelector each : request.getSelectorsByType(MethodSelector.class)) {
      skipUnreadable(() -> addMethod(each.getJavaClass(), each.getJavaMethod()));
    }
    for (NestedMethodSelector each : request.getSelectorsByType(NestedMethodSelector.class)) {
      skipUnreadable(() -> addMethod(each.getNestedClass(), each.getMethod()));
    }
  }

  private void addMethod(Class<?> type, java.lang.reflect.Method method) {
    add(type, gate -> gate.method().equals(method));
  }

  /** As JUnit's rerun of failed tests selects them. */
  private void addUniqueIds() {
    for (UniqueIdSelector each : request.getSelectorsByType(UniqueIdSelector.class)) {
      List<UniqueId.Segment> segments = each.getUniqueId().getSegments();
      if (each.getUniqueId().hasPrefix(engine) && segments.size() > 1) {
        String method = segments.size() > 2 ? segments.get(2).getValue() : "";
        ReflectionSupport.tryToLoadClass(segments.get(1).getValue())
            .ifSuccess(
                type -> add(type, gate -> method.isEmpty() || gate.signature().equals(method)));
      }
    }
  }

  private void add(Class<?> type, Predicate<UnexecutedGate> selected) {
    skipUnreadable(() -> gates.of(type).stream().filter(selected).forEach(found::add));
  }

  /**
   * Does what may fail for a class of a user's that lacks what it refers to, and goes on without
   * it: whoever runs it says so, and a search that died of it would keep all other tests from
   * running.
   */
  private static void skipUnreadable(Runnable look) {
    try {
      look.run();
    } catch (LinkageError | TypeNotPresentException | JUnitException | ArrayStoreException e) {
      System.getLogger(SelectedGates.class.getName())
          .log(System.Logger.Level.DEBUG, () -> "a class cannot be read: " + e);
    }
  }
}
