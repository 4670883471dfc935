package io.loadline.transport.answer;

/** Looks at one body after the other as they come. */
public interface BodyWatch {
  /** The next body begins. */
  void begin();

  /** More of it has come. */
  void add(byte[] in, int from, int to);

  /** Why what came is no whole body; empty when it is one. */
  String problem();
}
