package io.loadline;

import io.loadline.plan.AccessMode;
import io.loadline.plan.Protocol;
import io.loadline.plan.RunIn;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Marks a test that waits for an inference service, drives load at it and judges the {@link Slo}.
 *
 * <pre>{@code
 * @InferenceLoadTest(
 *     url = "http://localhost:8080/v2/models/sklearn-irisv2/infer",
 *     payload = "classpath:iris-input.json")
 * @Slo(latencyMean = 500, errors = 0)
 * void iris_keeps_its_promise() {}
 * }</pre>
 *
 * <p>The load runs before the body of the method. A method may take a {@link LoadResult} and assert
 * more; the objectives are judged in any case. While it runs no other test of the same JVM does,
 * and no other load of the same machine. Attributes that are not set take the default given here.
 * All of them may be overridden from outside, {@code -Dloadline.url=..}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.STABLE)
@Documented
@Test
@Tag("load")
@ResourceLock(Resources.GLOBAL)
@ExtendWith(LoadTestExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface InferenceLoadTest {
  /**
   * The address called, {@code http(s)://host[:port]/path}, or {@code grpc://host[:port]/model} for
   * the Open Inference Protocol over gRPC (a version: {@code /model/versions/1}), or {@code
   * grpc://host[:port]/package.Service/Method} for any other method; {@code grpcs} is gRPC over
   * TLS. With an {@link InferenceTarget} or {@link Ready#isvc} a path or nothing.
   */
  String url() default "";

  /**
   * What is sent: {@code classpath:..}, {@code file:..} (relative to the project's folder), {@code
   * http(s):..}, or the JSON itself. A folder, {@code file:payloads/}, is each of its files; a file
   * that ends in {@code .jsonl} is each of its lines. Several are sent in turn; with {@code 3x} and
   * a blank before it, three times as often. {@code {uuid}} in a body is another UUID in each
   * request. At most 10,000, and 32 MiB together. To a method of gRPC it is the message in JSON;
   * where the client streams, an array of messages. Default: no body.
   */
  String[] payload() default {};

  /**
   * A CSV file ({@code classpath:..}, {@code file:..} or {@code http(s):..}) whose first line names
   * its columns: <code>{{name}}</code> in a payload stands for the value of the column {@code
   * name}, from row to row. In JSON what needs to be escaped is. Default: none.
   */
  String payloadData() default "";

  /** The media type of the payload. Default: {@code application/json}. */
  String contentType() default "";

  /** The HTTP method. Default: POST with a payload, else GET. */
  String method() default "";

  /** {@code "Name: value"}, one header an element; a secret as <code>${secret:NAME}</code>. */
  String[] headers() default {};

  /**
   * How long a request may take, from the moment it should have started to the last byte of its
   * answer: {@code 500ms}, {@code 30s}. Default: {@code 30s}.
   */
  String timeout() default "";

  /**
   * What an answer must look like to be a success: {@code status=200}, {@code
   * outputs[0].data=[1,1]}, {@code outputs[0].data[0]=0.97+-0.01}, {@code outputs[0].name~=^pred},
   * {@code id exists}. Of a token stream the text, by its path in the plain answer: {@code
   * choices[0].message.content~=Paris}, of completions {@code choices[0].text}. Default: a 2xx that
   * says nothing of an error.
   */
  String[] expect() default {};

  /**
   * What the {@code Host} header says instead of the URL's host, maybe with a port: the name by
   * which an ingress knows the service. With {@code https} the name asked for and checked, too,
   * unless {@link Tls#serverName} says another. Default: host and port of the URL.
   */
  String host() default "";

  /**
   * Which version of HTTP is spoken. {@code HTTP_2} without TLS is spoken by prior knowledge (h2c).
   * Default: {@code AUTO}, HTTP/2 for {@code grpc}, HTTP/1.1 for {@code http}, and for {@code
   * https} what the server chooses of the two.
   */
  Protocol protocol() default Protocol.UNSET;

  /**
   * How a service in a cluster is reached. Default: {@code AUTO}, the first of the ways that works
   * from here; the report names it.
   */
  AccessMode access() default AccessMode.UNSET;

  /**
   * The cluster's gateway, {@code host:port} or {@code http(s)://host[:port]}, for {@code access =
   * INGRESS}. Default: looked for in the cluster.
   */
  String gateway() default "";

  /**
   * Where the load is driven: {@code CLUSTER}, by a Job in the cluster next to the service, while
   * the test waits here; nothing need be installed there. Default: {@code LOCAL}, by this JVM.
   */
  RunIn runIn() default RunIn.UNSET;

  /**
   * A {@code .proto} file ({@code classpath:..} or {@code file:..}) that describes the gRPC method
   * of {@link #url}. What it imports is looked for in its folder, in the folders above and on the
   * classpath. Default: {@link #protoset}.
   */
  String proto() default "";

  /**
   * A descriptor set ({@code classpath:..} or {@code file:..}, {@code protoc --include_imports
   * --descriptor_set_out=..}) that describes the gRPC method of {@link #url}. Default: the server
   * is asked by reflection.
   */
  String protoset() default "";
}
