package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.List;

/**
 * What else was measured of one address.
 *
 * @param root of that address
 */
record MeasuredSections(JsonTree root, ObjectiveSet objectives, TimeSlices slices)
    implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    List<ClusterEvent> events = ClusterEvent.of(root);
    html.add(new RequestSection(root, objectives, slices, events));
    html.add(new StreamSection(root, objectives, slices, events))
        .add(new StageTable(root))
        .add(new TargetSection(root))
        .add(new GeneratorSection(root, slices, events));
  }
}
