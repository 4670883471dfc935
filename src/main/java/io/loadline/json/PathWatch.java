package io.loadline.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the values of a document from the root down as far as somebody wants to see them, and
 * keeps the bytes of those that are wanted. What nobody wants costs nothing: it is passed over by
 * its depth alone.
 */
final class PathWatch {
  /** The most that is kept of a value: 8 MiB. */
  static final int CEILING = 8 * 1024 * 1024;

  private final PathNode root = new PathNode();
  private final List<PathNode> wanted = new ArrayList<>();
  private final PathNode[] nodes;
  private final int[] indices;
  private final PathNode[] kept;
  private final int[] keptDepths;
  private int depth;
  private int keeping;
  private @Nullable PathNode member;
  private boolean foundError;
  private boolean touched;
  private int start;

  PathWatch(List<KeptPart> parts) {
    int longest = 2;
    for (KeptPart part : parts) {
      wanted.add(root.to(part.path()).want(part.most()));
      longest = Math.max(longest, part.path().steps().size());
    }
    root.wantErrors(CEILING);
    nodes = new PathNode[longest + 2];
    indices = new int[longest + 2];
    kept = new PathNode[longest + 2];
    keptDepths = new int[longest + 2];
  }

  void begin() {
    depth = 0;
    keeping = 0;
    foundError = false;
    member = null;
    if (touched) {
      root.forget();
      touched = false;
    }
  }

  /** Whether the values of a container at this depth are followed. */
  boolean follows(int container) {
    return container == depth;
  }

  /** Whether the number that has just begun in an array, and those behind it, are not wanted. */
  boolean passesOver(int container) {
    if (container != depth) {
      return true;
    }
    boolean kept = keeping > 0 && keptDepths[keeping - 1] == depth;
    return !kept && !nodes[depth].wantsElementsFrom(indices[depth]);
  }

  /** The name of the next value, where this is {@link #follows followed}. */
  void name(byte[] in, int from, int to) {
    member = nodes[depth].field(in, from, to);
  }

  /**
   * A value begins, where this is {@link #follows followed}.
   *
   * @param inObject whether it has a name
   */
  void value(byte[] in, int at, boolean inObject) {
    PathNode node = depth == 0 ? root : inObject ? member : nodes[depth].element(indices[depth]++);
    if (node == null) {
      return;
    }
    if (touched) {
      node.forget();
    }
    if (node.isWanted()) {
      touched = true;
      kept[keeping] = node;
      keptDepths[keeping] = depth;
      keepUpTo(in, at);
      keeping++;
    }
    boolean object = in[at] == '{';
    if ((object || in[at] == '[') && node.leadsInto(object)) {
      depth++;
      nodes[depth] = node;
      indices[depth] = 0;
    }
  }

  /** What came up to here belongs to the values that are being kept. */
  private void keepUpTo(byte[] in, int at) {
    for (int i = 0; i < keeping; i++) {
      kept[i].add(in, start, at);
    }
    start = at;
  }

  /** An object or array has been closed; {@code outer} is what it stands in. */
  void closed(int outer) {
    depth = Math.min(depth, outer);
  }

  boolean isKeeping() {
    return keeping > 0;
  }

  /** A value has ended before {@code at}, within a container of this depth. */
  void ended(byte[] in, int at, int container) {
    if (keptDepths[keeping - 1] != container) {
      return;
    }
    keepUpTo(in, at);
    keeping--;
    kept[keeping].end();
    foundError |= kept[keeping].isError();
  }

  /** More bytes come, which begin at this index. */
  void resume(int from) {
    start = from;
  }

  /** No more bytes are there for now. */
  void pause(byte[] in, int to) {
    if (keeping > 0) {
      keepUpTo(in, to);
    }
  }

  boolean foundError() {
    return foundError;
  }

  /** The value at the path of this number; null when there is none. */
  @Nullable GrowingBytes value(int path) {
    return wanted.get(path).value();
  }
}
