package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.result.ScrapedRun;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Unwrapped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Many gates on a model of a server that tells no part of a request's time: of none may a part be
 * told, or a cause that is not true of what was programmed.
 */
final class NothingFalse {
  /** It would take a second of each gate whose limit is tight, and finds out nothing here. */
  private static final String SELF_CHECK = "loadline.self-check";

  private static final String NOT_TOLD = "cause not-told";
  private static final String AGREED = "counts agree";
  private static final String OTHERS = "others seen";

  private final ProgrammedModel model;
  private final Map<String, Integer> seen = new TreeMap<>();

  private NothingFalse(ProgrammedModel model) {
    this.model = model;
  }

  /** Is told of any of them; both limits and, where it counts requests, others were seen. */
  static void of(ProgrammedModel model) throws InterruptedException {
    NothingFalse gates = new NothingFalse(model);
    gates.run();
    assertThat(gates.seen).containsKeys("FAIL", "PASS", NOT_TOLD);
    if (model.row() != null) {
      assertThat(gates.seen).containsKeys(AGREED, OTHERS);
    }
  }

  private void run() throws InterruptedException {
    long began = System.nanoTime();
    int runs = ShortGate.runs();
    System.setProperty(SELF_CHECK, "off");
    try {
      for (int i = 0; i < runs; i++) {
        ShortGate gate = new ShortGate(i);
        check(gate, result(gate));
      }
    } finally {
      System.clearProperty(SELF_CHECK);
      System.out.printf(
          "%s: %d gates in %.0f s, %s%n",
          model.url(), runs, (System.nanoTime() - began) / 1e9, seen);
    }
  }

  private LoadResult result(ShortGate gate) throws InterruptedException {
    if (!gate.isDisturbed()) {
      return gate.on(model).run();
    }
    OtherClient other = OtherClient.start(model, gate.millis());
    try {
      return gate.on(model).run();
    } finally {
      other.stop();
    }
  }

  private void check(ShortGate gate, LoadResult result) {
    String text = gate + "\n" + result;
    count(result.verdict().name());
    List<String> causes =
        result.judgment().causes().stream().map(each -> each.kind().id()).toList();
    causes.forEach(each -> count("cause " + each));
    assertThat(causes).as(text).isSubsetOf(truth(gate, result)).doesNotHaveDuplicates();
    if (gate.isBroken()) {
      assertThat(result.verdict()).as(text).isNotEqualTo(Verdict.PASS);
    }
    assertThat(Unwrapped.text(result))
        .doesNotContainPattern("server (queue|prepare|prefill|decode|compute|total|upstream) ");
    assertThat(result.run().server().requests()).as(text).isNull();
    ScrapedRun scraped = result.run().server().scraped();
    if (gate.isScraped()) {
      checkScraped(gate, result, Objects.requireNonNull(scraped, text));
    } else {
      assertThat(scraped).as(text).isNull();
    }
  }

  /** What may be said of why. */
  private Set<String> truth(ShortGate gate, LoadResult result) {
    Set<String> truth = new HashSet<>();
    if (!gate.isKept()) {
      truth.add("not-told");
    }
    if (result.run().refused() > 0) {
      truth.add("refused");
    }
    boolean loaded = gate.users() > 1 && !gate.isDisturbed();
    if (model.blocking() && loaded && gate.isScraped() && !gate.isKept()) {
      truth.add("event-loop");
    }
    return truth;
  }

  private void checkScraped(ShortGate gate, LoadResult result, ScrapedRun scraped) {
    String text = gate + "\n" + result + "\n" + scraped;
    assertThat(scraped.row()).as(text).isEqualTo(model.row());
    assertThat(scraped.parts()).as(text).isEmpty();
    assertThat(scraped.windows()).as(text).allMatch(each -> each.parts().isEmpty());
    assertThat(scraped.waiting()).as(text).isNaN();
    assertThat(scraped.busy()).as(text).isNaN();
    assertThat(scraped.notes()).as(text).isNotEmpty();
    if (model.row() == null) {
      assertThat(scraped.own().count()).as(text).isZero();
      return;
    }
    if (!scraped.agreement().isReached()) {
      count(gate.isDisturbed() ? OTHERS : "counts differ");
      assertThat(scraped.own().count()).as(text).isZero();
      return;
    }
    count(AGREED);
    if (scraped.own().count() > 0) {
      // Some event loops wake up a millisecond early.
      double least = (gate.millis() - 1) * 1e6;
      double most = (double) gate.users() * result.run().elapsedNanos() / scraped.own().count();
      assertThat(scraped.own().mean()).as(text).isBetween(least, most);
    }
  }

  private void count(String what) {
    seen.merge(what, 1, Integer::sum);
  }
}
