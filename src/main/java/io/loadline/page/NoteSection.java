package io.loadline.page;

import io.loadline.json.JsonTree;
import java.util.ArrayList;
import java.util.List;

/** What else a reader should know. */
record NoteSection(JsonTree root) implements HtmlWriter.Part {
  @Override
  public void write(HtmlWriter html) {
    List<String> notes = new ArrayList<>(root.texts("notes"));
    root.members("answerNotes")
        .forEach(
            (kind, note) ->
                notes.add(
                    kind
                        + " in "
                        + FigureText.count(note.number(0, "count"), "answer")
                        + ": "
                        + note.text("sample")));
    if (notes.isEmpty()) {
      return;
    }
    html.open("section", "id", "notes").element("h2", "Notes").open("ul");
    notes.forEach(each -> html.element("li", each));
    html.close().closeLine();
  }
}
