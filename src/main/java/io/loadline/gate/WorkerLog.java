package io.loadline.gate;

import io.loadline.engine.WorkerLogReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The log of a worker, as it is kept: once from its first line to its last, however often it was
 * read again from its start. For one thread.
 */
interface WorkerLog {
  /** The frame that a worker writes first of all; what a JVM says may come before. */
  String FIRST = WorkerLogReader.MARK + "1 ";

  /** A line has come. */
  void add(String line);

  /** Nothing more comes. */
  void end();

  /** One that is kept whole at its end. */
  final class InMemory implements WorkerLog {
    private final Consumer<String> kept;
    private List<String> lines = new ArrayList<>();

    /**
     * Nothing was read yet.
     *
     * @param kept is given all of it, each line with its end
     */
    InMemory(Consumer<String> kept) {
      this.kept = kept;
    }

    @Override
    public void add(String line) {
      if (line.startsWith(FIRST)) {
        lines = new ArrayList<>(lines.subList(beginning(), lines.size()));
      }
      lines.add(line);
    }

    /** Where the lines are that came before the first frame of the reading under way. */
    private int beginning() {
      int from = lines.size();
      while (from > 0 && !lines.get(from - 1).startsWith(WorkerLogReader.MARK)) {
        from--;
      }
      return from;
    }

    @Override
    public void end() {
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(line).append('\n'));
      kept.accept(text.toString());
    }
  }
}
