#!/usr/bin/env bash
# protobuf-java-util 4.36.2, JsonFormat: what its parser takes for a message in JSON, and what it does not.
#
# Guess: a JSON document is read strictly, as the JSON mapping of protocol buffers is a JSON format; and an extension is
#        written "[package.name]", which the parsers of C++, Go and Python take.
# Seen:  single quotes, bare words, true and 1 are taken for text without an error; and an extension cannot be set at
#        all: the key is an unknown field, and the parser has no way to be given a registry of extensions.
# Output seen on 2026-11-29:
#        single quotes: "abc"
#        bare word: "abc"
#        number: "1"
#        true: "true"
#        extension: Cannot find field: [demo.note] in message google.protobuf.FieldOptions
#        ways to give extensions: 0
set -euo pipefail
here="$(mktemp -d)"
trap 'rm -rf "$here"' EXIT
cd "$here"
cat > pom.xml << 'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.google.protobuf</groupId><artifactId>protobuf-java-util</artifactId><version>4.36.2</version></dependency>
  </dependencies>
</project>
POM
mvn -B -q -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=cp.txt > mvn.log 2>&1 || { cat mvn.log; exit 1; }
cat > Show.java << 'JAVA'
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.SourceContext;
import com.google.protobuf.util.JsonFormat;
import java.util.Arrays;

class Show {
  public static void main(String[] args) throws Exception {
    show("single quotes", "{'fileName': 'abc'}");
    show("bare word", "{\"fileName\": abc}");
    show("number", "{\"fileName\": 1}");
    show("true", "{\"fileName\": true}");
    try {
      JsonFormat.parser().merge("{\"[demo.note]\": \"x\"}", FieldOptions.newBuilder());
      System.out.println("extension: taken");
    } catch (InvalidProtocolBufferException e) {
      System.out.println("extension: " + e.getMessage());
    }
    long ways =
        Arrays.stream(JsonFormat.Parser.class.getMethods())
            .flatMap(method -> Arrays.stream(method.getParameterTypes()))
            .filter(type -> type.getSimpleName().equals("ExtensionRegistry"))
            .count();
    System.out.println("ways to give extensions: " + ways);
  }

  private static void show(String what, String json) throws Exception {
    SourceContext.Builder message = SourceContext.newBuilder();
    JsonFormat.parser().merge(json, message);
    System.out.println(what + ": \"" + message.getFileName() + "\"");
  }
}
JAVA
java -cp "$(cat cp.txt)" Show.java 2> err.log | tee seen || { cat err.log; exit 1; }
grep -qx 'single quotes: "abc"' seen
grep -qx 'bare word: "abc"' seen
grep -qx 'number: "1"' seen
grep -qx 'true: "true"' seen
grep -qx 'extension: Cannot find field: \[demo.note\] in message google.protobuf.FieldOptions' seen
grep -qx 'ways to give extensions: 0' seen
