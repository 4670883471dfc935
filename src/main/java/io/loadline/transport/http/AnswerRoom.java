package io.loadline.transport.http;

import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.Exchange;

/** An exchange and the room for its answer, which stay together. */
public record AnswerRoom(Exchange exchange, KeptBody body) {}
