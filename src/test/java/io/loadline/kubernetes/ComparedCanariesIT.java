package io.loadline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole gates on the two revisions of real canaries: of one that works as long as what it is to
 * replace, and of one that works 20 % longer. Some of both at once, each in a process of its own.
 */
@Tag("nightly")
@Timeout(3_000)
@TestInstance(Lifecycle.PER_CLASS)
class ComparedCanariesIT {
  /** Of each of the two. */
  private static final int GATES = Integer.getInteger("compared-canaries.gates", 10);

  private static final int AT_ONCE = 5;
  private static final Pattern VERDICT = Pattern.compile("(?m)^([A-Z]+) the_canary");
  private static final Pattern RATIO = Pattern.compile("(?m)^ +http/latency-p50 +10 % .* ms .*$");

  @AutoClose private ClusterKit kit;
  private final List<String> equal = new ArrayList<>();
  private final List<String> slower = new ArrayList<>();

  @BeforeAll
  void run_all_gates(@TempDir Path dir) throws Exception {
    kit = ClusterKit.require().with("services.serving.knative.dev", "knative-up");
    KubeNamespace same = kit.namespace("equal");
    StampedServer.canary(same, StampedServer.MILLIS);
    KubeNamespace worse = kit.namespace("slower");
    StampedServer.canary(worse, StampedServer.MILLIS * 12 / 10);
    while (equal.size() < GATES) {
      int count = Math.min(AT_ONCE, GATES - equal.size());
      String batch = "-from-" + equal.size();
      List<GateProcess> gates = start(same, count, dir.resolve("equal" + batch));
      gates.addAll(start(worse, count, dir.resolve("slower" + batch)));
      try {
        add(gates.subList(0, count), "equal", equal);
        add(gates.subList(count, 2 * count), "20 % slower", slower);
      } finally {
        gates.forEach(GateProcess::close);
      }
    }
  }

  private static List<GateProcess> start(KubeNamespace namespace, int count, Path folder)
      throws IOException {
    List<GateProcess> gates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path own = folder.resolve(Integer.toString(i));
      gates.add(GateProcess.start(ComparedCanaryMain.class, List.of(namespace.name()), own));
    }
    return gates;
  }

  private static void add(List<GateProcess> gates, String kind, List<String> verdicts)
      throws Exception {
    for (GateProcess gate : gates) {
      String output = gate.await();
      String verdict = first(VERDICT, 1, output);
      verdicts.add(verdict);
      System.out.printf("compared canaries, %s: %s%s%n", kind, verdict, first(RATIO, 0, output));
      if (!verdict.equals(kind.equals("equal") ? "PASS" : "FAIL")) {
        System.out.println(output);
      }
    }
  }

  private static String first(Pattern pattern, int group, String output) {
    Matcher found = pattern.matcher(output);
    return found.find() ? found.group(group) : "nothing";
  }

  @Test
  void one_that_is_equal_passes_each_time() {
    assertThat(equal).isEqualTo(Collections.nCopies(GATES, "PASS"));
  }

  @Test
  void one_that_works_20_percent_longer_fails_each_time() {
    assertThat(slower).isEqualTo(Collections.nCopies(GATES, "FAIL"));
  }
}
