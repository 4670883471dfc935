package io.loadline.baseline;

import io.loadline.plan.LoadPlan;
import io.loadline.result.RunResult;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a run was of: load, service and machine. Runs that differ in it are not compared.
 *
 * @param facts those that are known, none of them empty; nothing secret is in them
 */
public record RunIdentity(Map<IdentityFact, String> facts) {
  public RunIdentity {
    Map<IdentityFact, String> known = new EnumMap<>(IdentityFact.class);
    facts.forEach(
        (fact, value) -> {
          if (!value.isEmpty()) {
            known.put(fact, value);
          }
        });
    facts = Collections.unmodifiableMap(known);
  }

  /**
   * What neither plan nor result of a run tells of it.
   *
   * @param machine that drives the load: this one, or that of the pods that do
   * @param seedIsDrawn whether nobody set the seed, so that each run has its own
   * @param runs how many of such runs count as one
   * @param beside the loads of the other endpoints of the gate, {@code canary 5/s} say; empty
   *     without any
   * @param mask takes secrets out of a text
   */
  public record Context(
      MachineFacts machine,
      boolean seedIsDrawn,
      int runs,
      String beside,
      UnaryOperator<String> mask) {}

  /**
   * What is known before the load: all facts that {@link IdentityFact#isKnownBefore}.
   *
   * @param plan as it is sent: with what was found out and agreed with the service before
   */
  public static RunIdentity planned(LoadPlan plan, Context context) {
    Map<IdentityFact, String> facts = new PlanFacts(plan, context.mask()).facts();
    facts.put(IdentityFact.BESIDE, context.beside());
    facts.put(IdentityFact.RUNS, Integer.toString(context.runs()));
    facts.put(IdentityFact.SEED, context.seedIsDrawn() ? "drawn" : Long.toString(plan.seed()));
    facts.putAll(context.machine().facts());
    return new RunIdentity(facts);
  }

  /** Of a run that has ended; its plan must be whole, and not one that was stored. */
  public static RunIdentity of(RunResult run, Context context) {
    Map<IdentityFact, String> facts = new EnumMap<>(IdentityFact.class);
    facts.putAll(planned(run.plan(), context).facts);
    facts.putAll(ServiceFacts.of(run, context.mask()));
    return new RunIdentity(facts);
  }

  /** The part of it that is known before anything is sent. */
  public RunIdentity beforeLoad() {
    Map<IdentityFact, String> before = new EnumMap<>(IdentityFact.class);
    before.putAll(facts);
    before.keySet().removeIf(fact -> !fact.isKnownBefore());
    return new RunIdentity(before);
  }

  /**
   * In what another run is unlike this, the recorded one, in the order of {@link IdentityFact}. A
   * fact that only one of both knows differs.
   *
   * @param mayDiffer facts that are left out
   */
  public List<IdentityDifference> differences(RunIdentity now, Set<IdentityFact> mayDiffer) {
    return Arrays.stream(IdentityFact.values())
        .filter(fact -> !mayDiffer.contains(fact))
        .filter(fact -> !value(fact).equals(now.value(fact)))
        .map(fact -> new IdentityDifference(fact, value(fact), now.value(fact)))
        .toList();
  }

  /** Empty where it is not known. */
  public String value(IdentityFact fact) {
    return facts.getOrDefault(fact, "");
  }
}
