package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.List;

/**
 * What else was measured of one address.
 *
 * @param root of that address
 */
record MeasuredSections(JsonTree root, Objectives objectives, Slices slices) implements Html.Part {
  @Override
  public void write(Html html) {
    List<ClusterEvent> events = ClusterEvent.of(root);
    if (root.isPresent("outcomes")) {
      html.open("section", "id", "requests").element("h2", "Requests");
      html.add(new RateChart("rate", slices, objectives, events))
          .add(new OutcomeChart("outcomes", slices, objectives, events))
          .add(new OutcomeTable(root))
          .add(new RequestList(root))
          .closeLine();
    }
    html.add(new StreamSection(root, objectives, slices, events))
        .add(new StageTable(root))
        .add(new TargetSection(root))
        .add(new GeneratorSection(root, slices, events));
  }
}
