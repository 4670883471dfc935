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
    html.add(new RequestSection(root, objectives, slices, events));
    html.add(new StreamSection(root, objectives, slices, events))
        .add(new StageTable(root))
        .add(new TargetSection(root))
        .add(new GeneratorSection(root, slices, events));
  }
}
