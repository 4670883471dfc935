package io.loadline.config.gate;

import io.loadline.config.service.ContentSource;
import io.loadline.config.setting.CloseMatch;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.SettingSource;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.text.Secrets;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Reads a gate, and reports all that is wrong at once. */
final class GateReader {
  private static final int HEAVIEST = 1_000;

  private final GateConfig.Sources outside;
  private final LongSupplier seeds;
  private final ContentSource source;
  private final Instant now;
  private final ConfigProblems problems = new ConfigProblems();

  GateReader(GateConfig.Sources outside, LongSupplier seeds, ContentSource source, Instant now) {
    this.outside = outside;
    this.seeds = seeds;
    this.source = source;
    this.now = now;
  }

  /** The gate; of one address where no endpoints are named. */
  Gate read(
      List<SettingSource> levels,
      List<SettingSource.OfEndpoint> endpoints,
      Optional<URI> target,
      boolean hasResult) {
    return endpoints.isEmpty()
        ? ofOneAddress(levels, target, hasResult)
        : ofEndpoints(levels, endpoints, target, hasResult);
  }

  private Gate ofOneAddress(List<SettingSource> levels, Optional<URI> target, boolean hasResult) {
    EndpointReader.Found only =
        new EndpointReader(outside, seeds, source, now, Optional.empty(), LoadShare.WHOLE)
            .read(levels, target, hasResult);
    return new Gate(
        List.of(only.endpoint()),
        only.switches(),
        only.secrets(),
        List.of(),
        only.workers(),
        only.baseline());
  }

  private Gate ofEndpoints(
      List<SettingSource> levels,
      List<SettingSource.OfEndpoint> endpoints,
      Optional<URI> target,
      boolean hasResult) {
    long drawn = seeds.getAsLong();
    EndpointRules rules = new EndpointRules(problems);
    rules.check(levels, endpoints);
    rules.checkOutside(new SettingSources(outside));
    List<Integer> weights = endpoints.stream().map(this::weight).toList();
    List<String> names = endpoints.stream().map(SettingSource.OfEndpoint::name).toList();
    List<EndpointReader.Found> found = new ArrayList<>();
    EndpointProblems wrong = new EndpointProblems(endpoints.size());
    for (int i = 0; i < endpoints.size(); i++) {
      SettingSource.OfEndpoint endpoint = endpoints.get(i);
      LoadShare share = new LoadShare(weights, i, names);
      EndpointReader reader =
          new EndpointReader(outside, () -> drawn, source, now, Optional.of(endpoint), share);
      try {
        found.add(reader.read(new EndpointObjectives(endpoint).with(levels), target, hasResult));
      } catch (InvalidConfigurationException refused) {
        wrong.add(endpoint, share, refused.problems());
      }
    }
    wrong.addTo(problems);
    List<String> warnings = unknownEndpoints(endpoints);
    problems.throwIfAny(Secrets.NONE);
    return together(endpoints, weights, found, warnings);
  }

  private int weight(SettingSource.OfEndpoint endpoint) {
    Optional<SettingSources.Found> set =
        new SettingSources(outside).find(EndpointKeys.PREFIX + endpoint.name() + ".weight");
    String text = set.map(SettingSources.Found::value).orElse(endpoint.weight());
    try {
      return text.isEmpty() ? 1 : SettingSyntax.between(1, HEAVIEST).parse(text);
    } catch (SyntaxException refusal) {
      problems.add(
          "@Endpoint(weight = " + text + ")",
          set.map(SettingSources.Found::origin).orElse(endpoint.origin()),
          refusal.rule(),
          refusal.fix());
      return 1;
    }
  }

  /** A key may be for an endpoint of another test; one that is nearly ours is reported. */
  private List<String> unknownEndpoints(List<SettingSource.OfEndpoint> endpoints) {
    List<String> names = endpoints.stream().map(SettingSource.OfEndpoint::name).toList();
    List<String> warnings = new ArrayList<>();
    TreeSet<String> keys = new TreeSet<>(outside.systemProperties().keySet());
    keys.addAll(outside.junitFile().keySet());
    for (String key : keys) {
      String name = key.startsWith(EndpointKeys.PREFIX) ? EndpointKeys.endpoint(key) : "";
      if (!name.isEmpty() && !names.contains(name)) {
        Optional<String> close = CloseMatch.of(name, names, 2);
        String rule = "no endpoint of this test is called " + name;
        String known = "it has " + String.join(", ", names);
        close.ifPresent(it -> problems.add(key, "", rule, CloseMatch.question(it)));
        warnings.add(key + " has no effect here: " + rule + ", " + known);
      }
    }
    return warnings;
  }

  private Gate together(
      List<SettingSource.OfEndpoint> levels,
      List<Integer> weights,
      List<EndpointReader.Found> found,
      List<String> warnings) {
    List<Gate.Endpoint> endpoints = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      EndpointTexts texts = new EndpointTexts(levels.get(i), new LoadShare(weights, i), outside);
      endpoints.add(texts.of(found.get(i).endpoint()));
    }
    Secrets secrets = Secrets.union(found.stream().map(EndpointReader.Found::secrets).toList());
    List<String> all = Stream.concat(warnings.stream(), ends(endpoints.get(0))).toList();
    EndpointReader.Found first = found.get(0);
    return new Gate(endpoints, first.switches(), secrets, all, first.workers(), Optional.empty());
  }

  private static Stream<String> ends(Gate.Endpoint gate) {
    LoadPlan plan = gate.plan();
    return !plan.workload().isOpen() && (isCounted(plan.extent()) || isCounted(plan.warmup()))
        ? Stream.of(
            "users of a slow endpoint take longer for their share of the requests: with duration,"
                + " and a warmup by time, all endpoints are measured at the same time")
        : Stream.empty();
  }

  private static boolean isCounted(PhaseLength extent) {
    return extent instanceof PhaseLength.Requests requests && requests.count() > 0;
  }

  /** What is wrong with endpoints: once what is wrong with all, by name what is wrong with some. */
  private static final class EndpointProblems {
    private final int endpoints;
    private final Map<InvalidConfigurationException.Problem, List<String>> found =
        new LinkedHashMap<>();

    EndpointProblems(int endpoints) {
      this.endpoints = endpoints;
    }

    void add(
        SettingSource.OfEndpoint endpoint,
        LoadShare share,
        List<InvalidConfigurationException.Problem> problems) {
      String place = "endpoint " + endpoint.name() + " (" + share + " of the load)";
      for (InvalidConfigurationException.Problem problem : problems) {
        found.computeIfAbsent(problem, it -> new ArrayList<>()).add(place);
      }
    }

    void addTo(ConfigProblems problems) {
      found.forEach(
          (problem, places) -> {
            boolean named = places.size() == endpoints || problem.ofEndpoint();
            for (String place : named ? List.of("") : places) {
              String subject =
                  place.isEmpty() ? problem.subject() : place + ": " + problem.subject();
              problems.add(subject, problem.origin(), problem.rule(), problem.fix());
            }
          });
    }
  }
}
