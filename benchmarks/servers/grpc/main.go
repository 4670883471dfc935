// A gRPC server that answers ModelInfer of the Open Inference Protocol at once, with the same few bytes, and the health
// check that fortio calls. It reads no tensor: what is compared are the clients.
package main

import (
	"context"
	"log"
	"net"
	"os"
	"strconv"

	"google.golang.org/grpc"
	"google.golang.org/grpc/encoding"
	"google.golang.org/grpc/health"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
)

// raw is a message that is not decoded.
type raw []byte

// codec carries raw messages beside the ordinary ones of the health service.
type codec struct{}

func (codec) Name() string { return "proto" }

func (codec) Marshal(message any) ([]byte, error) {
	if bytes, ok := message.(raw); ok {
		return bytes, nil
	}
	return proto.Marshal(message.(proto.Message))
}

func (codec) Unmarshal(data []byte, message any) error {
	if bytes, ok := message.(*raw); ok {
		*bytes = data
		return nil
	}
	return proto.Unmarshal(data, message.(proto.Message))
}

func text(to []byte, field protowire.Number, value string) []byte {
	return protowire.AppendString(protowire.AppendTag(to, field, protowire.BytesType), value)
}

func nested(to []byte, field protowire.Number, message []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(to, field, protowire.BytesType), message)
}

// answer is a ModelInferResponse: one output of one INT64.
func answer() raw {
	output := text(text(nil, 1, "output-0"), 2, "INT64")
	output = nested(output, 3, []byte{1})
	output = nested(output, 5, nested(nil, 3, []byte{1}))
	return nested(text(text(nil, 1, "iris"), 2, "1"), 5, output)
}

func unary(name string, response raw) grpc.MethodDesc {
	handler := func(_ any, _ context.Context, decode func(any) error, _ grpc.UnaryServerInterceptor) (any, error) {
		var request raw
		if err := decode(&request); err != nil {
			return nil, err
		}
		return response, nil
	}
	return grpc.MethodDesc{MethodName: name, Handler: handler}
}

// main takes the address to listen on; with a second one for HTTP and a number of elements, answers are large.
func main() {
	encoding.RegisterCodec(codec{})
	listener, err := net.Listen("tcp", os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	server := grpc.NewServer()
	infer := answer()
	if len(os.Args) > 3 {
		elements, err := strconv.Atoi(os.Args[3])
		if err != nil {
			log.Fatal(err)
		}
		infer = largeAnswer(elements)
		go serveHTTP(os.Args[2], elements)
	}
	ready := raw(protowire.AppendVarint(protowire.AppendTag(nil, 1, protowire.VarintType), 1))
	server.RegisterService(&grpc.ServiceDesc{
		ServiceName: "inference.GRPCInferenceService",
		HandlerType: (*any)(nil),
		Methods:     []grpc.MethodDesc{unary("ModelInfer", infer), unary("ModelReady", ready)},
	}, struct{}{})
	healthpb.RegisterHealthServer(server, health.NewServer())
	log.Fatal(server.Serve(listener))
}
