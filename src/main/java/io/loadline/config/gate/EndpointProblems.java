package io.loadline.config.gate;

import io.loadline.config.load.LoadShare;
import io.loadline.config.setting.ConfigProblem;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.EndpointLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with endpoints: once what is wrong with all, by name what is wrong with some. */
final class EndpointProblems {
  private final int endpoints;
  private final Map<ConfigProblem, List<String>> found = new LinkedHashMap<>();

  EndpointProblems(int endpoints) {
    this.endpoints = endpoints;
  }

  void add(EndpointLevel endpoint, LoadShare share, List<ConfigProblem> problems) {
    String place = "endpoint " + endpoint.name() + " (" + share + " of the load)";
    for (ConfigProblem problem : problems) {
      found.computeIfAbsent(problem, it -> new ArrayList<>()).add(place);
    }
  }

  void addTo(ConfigProblems problems) {
    found.forEach(
        (problem, places) -> {
          boolean named = places.size() == endpoints || problem.ofEndpoint();
          for (String place : named ? List.of("") : places) {
            String subject = place.isEmpty() ? problem.subject() : place + ": " + problem.subject();
            problems.add(subject, problem.origin(), problem.rule(), problem.fix());
          }
        });
  }
}
