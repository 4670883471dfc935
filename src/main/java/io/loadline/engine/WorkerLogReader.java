package io.loadline.engine;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.codec.WorkerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the messages of a worker in the lines of its log. Lines may come twice, where a log is read
 * again from its start, and others may stand between them; no frame is passed over: as long as one
 * is missing or damaged, none behind it counts. For one thread.
 */
public final class WorkerLogReader {
  /** What each frame begins with. */
  public static final String MARK = WorkerOutput.MARK + " ";

  private static final Pattern FRAME =
      Pattern.compile(
          Pattern.quote(WorkerOutput.MARK)
              + " ((\\d{1,18}) ([a-z-]{1,40}) (\\d{1,9})/(\\d{1,9})) ([0-9a-f]{8}) (.*)",
          // A line of the log ends with LF alone; Java's dot stops at NEL, LS and PS as well.
          Pattern.DOTALL);

  private final StringBuilder parts = new StringBuilder();
  private long next = 1;
  private final TreeMap<Long, Frame> behind = new TreeMap<>();
  private boolean missing;
  private boolean ended;

  /**
   * Reads a line.
   *
   * @return the message that it ends; empty for a line that ends none
   * @throws FormatException when the worker is of another release
   */
  public Optional<WorkerMessage> read(String line) throws FormatException {
    Matcher frame = FRAME.matcher(line);
    // What others wrote without ending their line may stand before it.
    if (!frame.find() || !frame.group(6).equals(WorkerOutput.crc(frame.group(1), frame.group(7)))) {
      return Optional.empty();
    }
    long number = Long.parseLong(frame.group(2));
    if (number != next) {
      if (number > next) {
        missing = true;
        behind.computeIfAbsent(number, any -> Frame.of(frame));
      }
      return Optional.empty();
    }
    next++;
    missing = false;
    parts.append(frame.group(7));
    if (!frame.group(4).equals(frame.group(5))) {
      return Optional.empty();
    }
    return Optional.of(message(frame.group(3)));
  }

  private WorkerMessage message(String kind) throws FormatException {
    WorkerMessage message = WorkerMessage.read(kind, parts.toString());
    parts.setLength(0);
    ended |= message instanceof WorkerMessage.End;
    return message;
  }

  /**
   * A frame behind one that is missing.
   *
   * @param part from 1
   */
  private record Frame(String kind, int part, int parts, String payload) {
    static Frame of(MatchResult frame) {
      return new Frame(
          frame.group(3),
          Integer.parseInt(frame.group(4)),
          Integer.parseInt(frame.group(5)),
          frame.group(7));
    }
  }

  /**
   * The messages behind frames that are missing, of which all parts are there. They are no proof
   * that nothing else was said.
   *
   * @throws FormatException when the worker is of another release
   */
  public List<WorkerMessage> beyondGap() throws FormatException {
    List<WorkerMessage> messages = new ArrayList<>();
    StringBuilder payload = new StringBuilder();
    long expected = 0;
    int read = 0;
    for (Map.Entry<Long, Frame> each : behind.tailMap(next).entrySet()) {
      Frame frame = each.getValue();
      boolean follows = read > 0 && each.getKey() == expected && frame.part() == read + 1;
      if (!follows) {
        payload.setLength(0);
      }
      read = follows || frame.part() == 1 ? frame.part() : 0;
      expected = each.getKey() + 1;
      payload.append(frame.payload());
      if (read == frame.parts()) {
        messages.add(WorkerMessage.read(frame.kind(), payload.toString()));
      }
    }
    return messages;
  }

  /** Whether a frame has come behind one that is missing. */
  public boolean hasGap() {
    return missing;
  }

  /** Whether the last message has come, so that nothing is missing. */
  public boolean isWhole() {
    return ended;
  }

  /** What is missing, for people. */
  public String missing() {
    return missing
        ? "frame " + next + " of the worker's log is missing or damaged"
        : "the worker's log ends with frame " + (next - 1) + ", before its end";
  }
}
