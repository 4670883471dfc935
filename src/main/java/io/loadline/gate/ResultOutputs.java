package io.loadline.gate;

import io.loadline.config.gate.Switches;
import io.loadline.document.ResultDocument;
import io.loadline.page.Page;
import io.loadline.telemetry.GateTelemetry;
import io.loadline.text.WrappedText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is made of a result.json that lies in its folder, once the gate is over. Whatever fails here
 * is said, and changes no verdict.
 */
final class ResultOutputs {
  private ResultOutputs() {}

  /**
   * One thing that is made of a result.
   *
   * @param what for people, where it fails
   */
  private record Output(String what, Maker maker) {}

  private interface Maker {
    /**
     * Makes it.
     *
     * @return files that belong into JUnit's report beside result.json
     */
    List<Path> make(Path folder, ResultDocument result) throws IOException;
  }

  /** What is wanted, in the order in which it is made. */
  private static List<Output> wanted(Switches switches, PrintStream out) {
    List<Output> outputs = new ArrayList<>();
    PageFiles pages = PageFiles.of(switches);
    outputs.add(new Output("its run in the history", pages::keep));
    outputs.add(new Output(Page.FILE, pages::write));
    outputs.add(new Output("the list of all gates", pages::list));
    ExportedFiles formats = new ExportedFiles(switches.outputs().formats());
    outputs.add(new Output("the files of loadline.formats", formats::write));
    CiOutputs ci = new CiOutputs(switches, out);
    outputs.add(new Output("its part of the step summary", ci::writeSummary));
    outputs.add(new Output("its part of metrics.txt", ci::writeMetrics));
    outputs.add(new Output("the lines for the CI system", ci::print));
    switches
        .outputs()
        .telemetry()
        .otlp()
        .ifPresent(to -> outputs.add(new Output("its metrics to " + to, sendingTo(to))));
    if (switches.outputs().telemetry().micrometer()) {
      outputs.add(new Output("its metrics to Micrometer", ResultOutputs::register));
    }
    return outputs;
  }

  private static Maker sendingTo(GateTelemetry.Collector collector) {
    return (folder, result) -> {
      GateTelemetry.send(result, collector);
      return List.of();
    };
  }

  private static List<Path> register(Path folder, ResultDocument result) throws IOException {
    GateTelemetry.register(result);
    return List.of();
  }

  /**
   * Makes all that is wanted.
   *
   * @param folder with the result.json of a gate
   * @param out where it is said that something could not be made
   * @return files that belong into JUnit's report beside result.json
   */
  static List<Path> write(Path folder, Switches switches, PrintStream out) {
    List<Path> files = new ArrayList<>();
    try {
      ResultDocument result = ResultDocument.read(folder);
      for (Output each : wanted(switches, out)) {
        files.addAll(made(each, folder, result, out));
      }
    } catch (IOException e) {
      say(out, folder, ResultDocument.FILE, e);
    }
    return files;
  }

  /**
   * Makes pages and files in other formats beside a result.json of any age; what else is there
   * stays.
   *
   * @param formats as {@code loadline.formats} names them
   */
  static List<Path> add(Path folder, Set<String> formats) throws IOException {
    ResultDocument result = ResultDocument.read(folder);
    List<Path> written = new ArrayList<>(PageFiles.writeAlone(folder, result));
    written.addAll(new ExportedFiles(formats).add(folder, result));
    return written;
  }

  private static List<Path> made(
      Output output, Path folder, ResultDocument result, PrintStream out) {
    try {
      return output.maker.make(folder, result);
    } catch (IOException | RuntimeException e) {
      say(out, folder, output.what, e);
      return List.of();
    }
  }

  private static void say(PrintStream out, Path folder, String what, Exception e) {
    out.println(
        WrappedText.message("the result in " + folder + " stands, but not " + what + ": " + e));
  }
}
