package io.loadline.protobuf;

/**
 * A method of a service.
 *
 * @param service fully qualified
 * @param input the message it takes, fully qualified
 * @param output the message it answers with
 * @param clientStreaming whether it takes any number of messages
 * @param serverStreaming whether it answers with any number of messages
 */
record MethodDescriptor(
    String service,
    String name,
    String input,
    String output,
    boolean clientStreaming,
    boolean serverStreaming) {}
