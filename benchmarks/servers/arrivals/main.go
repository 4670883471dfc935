// An HTTP server that answers everything at once with the same JSON and notes when each measured request came: by the
// kernel's stamp of its packet, and when it was read here. Linux only; for requests without a body, one at a time on each
// connection. Usage: arrivals ADDRESS:PORT. GET /arrivals gives what was noted, in ns, a line each: stamp and reading. It
// is forgotten then.
package main

import (
	"bytes"
	"log"
	"net"
	"os"
	"strconv"
	"sync"
	"syscall"
	"time"
	"unsafe"
)

var answer = response([]byte(`{"model_name":"iris","outputs":[{"name":"output-0","shape":[1],"datatype":"INT64","data":[1]}]}`))

func response(body []byte) []byte {
	head := "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n"
	return append([]byte(head), body...)
}

// arrival is when a request came, by the wall clock.
type arrival struct{ stamped, read int64 }

type notes struct {
	lock  sync.Mutex
	times []arrival
}

func (n *notes) add(at arrival) {
	n.lock.Lock()
	n.times = append(n.times, at)
	n.lock.Unlock()
}

func (n *notes) take() []byte {
	n.lock.Lock()
	defer n.lock.Unlock()
	var lines []byte
	for _, each := range n.times {
		lines = strconv.AppendInt(lines, each.stamped, 10)
		lines = strconv.AppendInt(append(lines, ' '), each.read, 10)
		lines = append(lines, '\n')
	}
	n.times = n.times[:0]
	return response(lines)
}

// peer is a connection whose packets bear stamps.
type peer struct {
	conn    *net.TCPConn
	raw     syscall.RawConn
	buffer  [1 << 14]byte
	control [256]byte
}

func open(conn *net.TCPConn) (*peer, error) {
	raw, err := conn.SyscallConn()
	if err != nil {
		return nil, err
	}
	var refused error
	err = raw.Control(func(fd uintptr) {
		refused = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_TIMESTAMPNS, 1)
	})
	if err == nil {
		err = refused
	}
	return &peer{conn: conn, raw: raw}, err
}

// read gives the next bytes, and when the last of them came; none at the end.
func (p *peer) read() ([]byte, arrival) {
	var n, controls int
	var failed error
	err := p.raw.Read(func(fd uintptr) bool {
		n, controls, _, _, failed = syscall.Recvmsg(int(fd), p.buffer[:], p.control[:], 0)
		return failed != syscall.EAGAIN && failed != syscall.EINTR
	})
	now := time.Now().UnixNano()
	if err != nil || failed != nil || n <= 0 {
		return nil, arrival{}
	}
	return p.buffer[:n], arrival{stamp(p.control[:controls], now), now}
}

// stamp is the kernel's; that of the reading where it gave none.
func stamp(control []byte, now int64) int64 {
	messages, err := syscall.ParseSocketControlMessage(control)
	if err != nil {
		return now
	}
	for _, each := range messages {
		if each.Header.Level == syscall.SOL_SOCKET && each.Header.Type == syscall.SO_TIMESTAMPNS {
			return (*syscall.Timespec)(unsafe.Pointer(&each.Data[0])).Nano()
		}
	}
	return now
}

func (p *peer) serve(arrivals *notes) {
	defer p.conn.Close()
	var request []byte
	for {
		more, at := p.read()
		if more == nil {
			return
		}
		request = append(request, more...)
		if !bytes.HasSuffix(request, []byte("\r\n\r\n")) {
			continue
		}
		if bytes.HasPrefix(request, []byte("GET /arrivals ")) {
			p.conn.Write(arrivals.take())
		} else {
			if bytes.Contains(bytes.ToLower(request), []byte("\r\nloadline-phase: measurement\r\n")) {
				arrivals.add(at)
			}
			p.conn.Write(answer)
		}
		request = request[:0]
	}
}

func main() {
	listener, err := net.Listen("tcp", os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	arrivals := &notes{times: make([]arrival, 0, 1<<20)}
	for {
		conn, err := listener.Accept()
		if err != nil {
			log.Fatal(err)
		}
		peer, err := open(conn.(*net.TCPConn))
		if err != nil {
			log.Fatal(err)
		}
		go peer.serve(arrivals)
	}
}
