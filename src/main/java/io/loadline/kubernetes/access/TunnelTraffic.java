package io.loadline.kubernetes.access;

/**
 * What went through a tunnel.
 *
 * @param chunks reads of either side, each of which is one message on its way
 * @param turns how often an answer followed on something sent: about one for each request
 */
record TunnelTraffic(long bytes, long chunks, long turns) {
  static final TunnelTraffic NONE = new TunnelTraffic(0, 0, 0);

  TunnelTraffic minus(TunnelTraffic earlier) {
    return new TunnelTraffic(bytes - earlier.bytes, chunks - earlier.chunks, turns - earlier.turns);
  }

  /** The mean size of what is asked and answered together; 0 when nothing was. */
  long bytesPerTurn() {
    return turns == 0 ? bytes : bytes / turns;
  }
}
