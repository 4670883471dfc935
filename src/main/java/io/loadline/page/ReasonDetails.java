package io.loadline.page;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of {@code details} of a result: what was seen, and of some of them what to do.
 *
 * @param seen as it stands there
 */
record ReasonDetails(List<String> seen, List<AdviceStep> steps) {
  private static final String FIX = "Fix: ";
  private static final String USUALLY = "usually ";
  private static final String DO = "do ";

  static ReasonDetails of(List<String> lines) {
    List<String> seen = new ArrayList<>();
    List<AdviceStep> steps = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(FIX)) {
        steps.add(AdviceStep.of(capital(line.substring(FIX.length())) + "."));
      } else if (line.startsWith(USUALLY) || line.startsWith(DO)) {
        StringBuilder whole = new StringBuilder(line.substring(line.indexOf(' ')).strip());
        while (i + 1 < lines.size() && lines.get(i + 1).startsWith(" ")) {
          whole.append(' ').append(lines.get(++i).strip());
        }
        steps.add(
            line.startsWith(DO)
                ? new AdviceStep("", whole.toString())
                : AdviceStep.of("Usually: " + whole + "."));
      } else {
        seen.add(line);
      }
    }
    return new ReasonDetails(List.copyOf(seen), List.copyOf(steps));
  }

  /** With a capital letter, as a sentence begins. */
  static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
