package io.loadline.transport.http;

import io.loadline.plan.Call;
import io.loadline.plan.Phase;
import io.loadline.plan.Tracing;
import io.loadline.transport.answer.KeptBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * A {@code HEAD} request over a blocking socket, written and read as those of the load are. Its
 * answer has no body, and what it says does not matter. For one thread.
 */
public final class HeadRoundTrip {
  private final byte[] request;
  private final byte[] read = new byte[4_096];
  private final ResponseDecoder decoder =
      new ResponseDecoder(true, new KeptBody(0), HeadTimings.none());

  /**
   * Requests of a call without a body.
   *
   * @param call by the method {@code HEAD}
   */
  public HeadRoundTrip(Call call, Phase phase) {
    this.request = EncodedHead.of(call, phase, 0, Tracing.OFF);
  }

  /**
   * Sends one and waits for the end of its answer.
   *
   * @return whether the connection may carry another
   * @throws IOException when no answer of HTTP/1 comes, or not the whole of it
   */
  public boolean over(Socket socket) throws IOException {
    socket.getOutputStream().write(request);
    InputStream in = socket.getInputStream();
    decoder.begin();
    boolean more = false;
    while (!decoder.isComplete()) {
      int count = in.read(read);
      if (count < 0) {
        throw new IOException("the answer has no end");
      }
      more = decoder.decode(read, 0, count) < count;
      if (decoder.isBroken()) {
        throw new IOException("no answer of HTTP/1.1", decoder.fault());
      }
    }
    return decoder.keepsConnection() && !more && in.available() == 0;
  }
}
