// The interop server of grpc-go, which nobody here wrote, with server reflection. The tests call its four kinds of
// methods. Arguments: the address to listen on; then, for TLS, the files of certificate and key.
package main

import (
	"log"
	"net"
	"os"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/interop"
	testpb "google.golang.org/grpc/interop/grpc_testing"
	"google.golang.org/grpc/reflection"
)

func main() {
	listener, err := net.Listen("tcp", os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var options []grpc.ServerOption
	if len(os.Args) > 2 {
		tls, err := credentials.NewServerTLSFromFile(os.Args[2], os.Args[3])
		if err != nil {
			log.Fatal(err)
		}
		options = append(options, grpc.Creds(tls))
	}
	server := grpc.NewServer(options...)
	testpb.RegisterTestServiceServer(server, interop.NewTestServer())
	reflection.Register(server)
	log.Println("listening on", listener.Addr())
	log.Fatal(server.Serve(listener))
}
