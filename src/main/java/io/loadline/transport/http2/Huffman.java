package io.loadline.transport.http2;

/**
 * The code of RFC 7541, appendix B. It is canonical: shorter codes come first, those of one length
 * in the order of the symbols, so the lengths alone define it.
 */
final class Huffman {
  /** The length of each symbol's code, 5 bits as 'a'; the last is the end of the string. */
  private static final String LENGTHS =
      "isxxxxxxxtzxxzxxxxxxxxzxxxxxxxxxbffhibdgffdgdbbbaaabbbbbbbcdkbhf"
          + "ibccccccccccccccccccccccdcdioijbkabababbbaccbbbabcbaabccccckgjix"
          + "prpprrrsrssssststtrstssssqrsrsstrqprrssqsrrtqrssqqrqsrssprrrsrrs"
          + "vvporsruvvvwwvtuoqvwwvwtqqvvxwwwptpqrqqsrruuttvsvwvvwwwwwxwwwwwv"
          + "z";

  private static final int SHORTEST = 5;
  private static final int LONGEST = 30;
  private static final int END = 256;

  private static final int[] SYMBOLS = new int[LENGTHS.length()];

  /** By length: the first code, how many there are, and where their symbols begin. */
  private static final int[] FIRST = new int[LONGEST + 1];

  private static final int[] COUNT = new int[LONGEST + 1];
  private static final int[] OFFSET = new int[LONGEST + 1];

  static {
    int next = 0;
    int code = 0;
    for (int length = SHORTEST; length <= LONGEST; length++) {
      FIRST[length] = code;
      OFFSET[length] = next;
      for (int symbol = 0; symbol < LENGTHS.length(); symbol++) {
        if (LENGTHS.charAt(symbol) - 'a' + SHORTEST == length) {
          SYMBOLS[next++] = symbol;
        }
      }
      COUNT[length] = next - OFFSET[length];
      code = (code + COUNT[length]) << 1;
    }
  }

  private Huffman() {}

  /**
   * Decodes a string.
   *
   * @param out takes at most 8 bytes for 5 of {@code in}
   * @return how many bytes were written
   * @throws ProtocolError when the string does not end as one must
   */
  static int decode(byte[] in, int from, int to, byte[] out) throws ProtocolError {
    int written = 0;
    int code = 0;
    int length = 0;
    for (int bit = 8 * from; bit < 8 * to; bit++) {
      code = code << 1 | (in[bit >> 3] >> (7 - (bit & 7)) & 1);
      length++;
      if (length > LONGEST) {
        throw ProtocolError.compression("a string that is no Huffman code");
      }
      int rank = code - FIRST[length];
      if (rank < COUNT[length]) {
        int symbol = SYMBOLS[OFFSET[length] + rank];
        if (symbol == END) {
          throw ProtocolError.compression("a Huffman string with its end in the middle");
        }
        out[written++] = (byte) symbol;
        code = 0;
        length = 0;
      }
    }
    if (length > 7 || code != (1 << length) - 1) {
      throw ProtocolError.compression("a Huffman string that ends within a symbol");
    }
    return written;
  }
}
