package io.loadline.protobuf.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.loadline.protobuf.DescribedMethod;
import io.loadline.protobuf.DescriptorPool;
import io.loadline.protobuf.Protos;
import io.loadline.protobuf.parser.ProtoCompiler.ProtoSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtoCompilerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"everything", "old", "edition", "groups", "delimited", "extended", "legacy"})
  void a_file_is_read_as_protoc_reads_it(String name) throws Exception {
    Set<String> ours = new TreeSet<>();
    Protos.linked(Protos.byUs(name)).values().forEach(file -> describe(file, ours));
    Set<String> theirs = new TreeSet<>();
    Protos.linked(Protos.byProtoc(name)).values().forEach(file -> describe(file, theirs));
    assertThat(ours).isEqualTo(theirs);
  }

  private static void describe(FileDescriptor file, Set<String> into) {
    file.getMessageTypes().forEach(message -> describe(message, into));
    file.getEnumTypes().forEach(each -> describe(each, into));
    file.getExtensions().forEach(field -> describe(field, into));
    for (ServiceDescriptor service : file.getServices()) {
      for (MethodDescriptor method : service.getMethods()) {
        into.add(
            method.getFullName()
                + List.of(method.isClientStreaming(), method.getInputType().getFullName())
                + List.of(method.isServerStreaming(), method.getOutputType().getFullName()));
      }
    }
  }

  private static void describe(Descriptor message, Set<String> into) {
    into.add(
        "%s of a map %s, a set %s, extended %s"
            .formatted(
                message.getFullName(),
                message.getOptions().getMapEntry(),
                message.getOptions().getMessageSetWireFormat(),
                message.toProto().getExtensionRangeList().stream()
                    .map(range -> range.getStart() + " to " + range.getEnd())
                    .toList()));
    message.getFields().forEach(field -> describe(field, into));
    message.getNestedTypes().forEach(nested -> describe(nested, into));
    message.getEnumTypes().forEach(each -> describe(each, into));
    message.getExtensions().forEach(field -> describe(field, into));
  }

  private static void describe(FieldDescriptor field, Set<String> into) {
    String type = String.valueOf(field.getType());
    if (field.getJavaType() == JavaType.MESSAGE) {
      type += field.getMessageType().getFullName();
    } else if (field.getJavaType() == JavaType.ENUM) {
      type += field.getEnumType().getFullName();
    }
    into.add(
        "%s.%s=%d %s %s repeated %s required %s packed %s presence %s in %s"
            .formatted(
                field.getContainingType().getFullName(),
                field.getFullName(),
                field.getNumber(),
                type,
                field.getJsonName(),
                field.isRepeated(),
                field.isRequired(),
                field.isPacked(),
                field.hasPresence(),
                Optional.ofNullable(field.getRealContainingOneof()).map(one -> one.getName())));
  }

  private static void describe(EnumDescriptor each, Set<String> into) {
    each.getValues().forEach(value -> into.add(value.getFullName() + "=" + value.getNumber()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          message A {               | line 1: a name is expected, not the end of the file
          message A { int32 a 1; }  | line 1: = is expected, not 1
          message A { int32 a = x; }| line 1: a whole number is expected, not x
          massage A {}              | line 1: a declaration is expected, not massage
          syntax = "proto4";        | line 1: there is no syntax proto4
          import 7;                 | line 1: a text in quotes is expected, not 7
          import "a                 | line 1: a text in quotes does not end
          """)
  void what_is_no_proto_file_is_refused(String text, String problem) {
    ProtoSyntaxException refused =
        catchThrowableOfType(
            ProtoSyntaxException.class,
            () ->
                ProtoCompiler.compile(
                    "a.proto", text.getBytes(StandardCharsets.UTF_8), n -> Optional.empty()));
    assertThat(refused).hasMessageStartingWith("a.proto, " + problem);
  }

  @Test
  void an_import_that_is_missing_is_missed_by_who_needs_it() throws Exception {
    byte[] text =
        """
        syntax = "proto3";
        import "other.proto";
        message A { other.B b = 1; int32 n = 2; }
        service S { rpc Do(A) returns (A); }
        """
            .getBytes(StandardCharsets.UTF_8);
    DescriptorPool descriptors =
        DescriptorPool.of(ProtoCompiler.compile("a.proto", text, n -> Optional.empty()));
    DescribedMethod method = DescribedMethod.of(descriptors, "S", "Do");
    assertThat(method.messages("{\"n\":1}".getBytes(StandardCharsets.UTF_8))).hasSize(1);
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class,
                () -> method.messages("{\"b\":{}}".getBytes(StandardCharsets.UTF_8))))
        .hasMessage("there is no message other.B, and no other.proto, which is imported");
  }
}
