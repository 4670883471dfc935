package io.loadline.protobuf.wire;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.LazyElements;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.util.Arrays;
import java.util.Objects;

/**
 * The elements of a repeated field, which stay bytes until one is asked for. Quick when it is asked
 * for them in order. The bytes must not change meanwhile. For one thread.
 */
public final class ElementList extends LazyElements {
  private static final ProtoReader NOTHING = new ProtoReader(new byte[0], 0, 0);

  private final Runs runs;
  private final Layout layout;
  private final int size;
  private ProtoReader cursor = NOTHING;
  private boolean unread;
  private int nextRun;
  private int nextIndex;

  /** How elements stand in a run. */
  public interface Layout {
    /** Bytes of each element; 0 where they differ. */
    int width();

    /** Whether a run is one element, however long it is. */
    default boolean fillsRun() {
      return false;
    }

    JsonValue read(ProtoReader in) throws WireFormatException;

    void skip(ProtoReader in) throws WireFormatException;
  }

  /**
   * Counts the elements and decodes none.
   *
   * @throws WireFormatException when the last one is not whole
   */
  public ElementList(Runs runs, Layout layout) throws WireFormatException {
    this.runs = runs;
    this.layout = layout;
    int all = 0;
    for (int run = 0; run < runs.count(); run++) {
      all += layout.fillsRun() ? 1 : count(run);
    }
    this.size = all;
  }

  private int count(int run) throws WireFormatException {
    int width = layout.width();
    if (width > 0) {
      if (runs.length(run) % width != 0) {
        throw new WireFormatException("an answer whose numbers are cut off");
      }
      return runs.length(run) / width;
    }
    ProtoReader in = runs.reader(run);
    int elements = 0;
    for (; in.hasMore(); elements++) {
      layout.skip(in);
    }
    return elements;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public JsonValue get(int index) {
    Objects.checkIndex(index, size);
    if (index < nextIndex) {
      cursor = NOTHING;
      unread = false;
      nextRun = 0;
      nextIndex = 0;
    }
    try {
      while (nextIndex < index) {
        enterRun();
        pass(index - nextIndex);
      }
      enterRun();
      nextIndex++;
      unread = false;
      return layout.read(cursor);
    } catch (WireFormatException e) {
      throw new IllegalStateException("all elements were whole when they were counted", e);
    }
  }

  private void enterRun() {
    while (!cursor.hasMore() && !(unread && layout.fillsRun())) {
      cursor = runs.reader(nextRun++);
      unread = true;
    }
  }

  private void pass(int most) throws WireFormatException {
    int width = layout.width();
    int passed = width > 0 ? Math.min(most, cursor.left() / width) : 1;
    if (width > 0) {
      cursor.skip(passed * width);
    } else {
      layout.skip(cursor);
    }
    nextIndex += passed;
    unread = false;
  }

  /**
   * The first element of fixed width that has all bits of a mask set, decoding none.
   *
   * @return its index, -1 for none
   */
  public int indexOfBits(long mask) throws WireFormatException {
    int index = 0;
    for (int run = 0; run < runs.count(); run++) {
      for (ProtoReader in = runs.reader(run); in.hasMore(); index++) {
        if ((in.fixed(layout.width()) & mask) == mask) {
          return index;
        }
      }
    }
    return -1;
  }

  /**
   * Where the elements of a repeated field stand in the bytes of its message: in one row, in
   * several, or each alone. All fields are of one message.
   */
  public static final class Runs {
    private byte[] bytes = {};
    private int[] bounds = {};
    private int count;

    /** Adds the current field of a reader: packed elements, or a single one. */
    public void add(ProtoReader field) {
      field.addTo(this);
    }

    void add(byte[] in, int from, int to) {
      if (2 * count == bounds.length) {
        bounds = Arrays.copyOf(bounds, Math.max(2, 2 * bounds.length));
      }
      bytes = in;
      bounds[2 * count] = from;
      bounds[2 * count + 1] = to;
      count++;
    }

    /** Whether no field was added, or only such without any byte. */
    public boolean isEmpty() {
      for (int run = 0; run < count; run++) {
        if (length(run) > 0) {
          return false;
        }
      }
      return true;
    }

    int count() {
      return count;
    }

    int length(int run) {
      return bounds[2 * run + 1] - bounds[2 * run];
    }

    ProtoReader reader(int run) {
      return new ProtoReader(bytes, bounds[2 * run], bounds[2 * run + 1]);
    }
  }
}
