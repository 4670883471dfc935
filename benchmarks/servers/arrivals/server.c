// An HTTP server on one thread that answers everything at once with the same JSON and notes when each measured request came: by the
// kernel's stamp of its packet, and when it was read here. Linux only; for requests without a body. Of those that are read together, as they are
// where a connection's next one comes before the last one was read, each is noted, all with the stamp of the last packet.
// Usage: server ADDRESS PORT [polling]. GET /arrivals gives what was noted, in ns of the wall clock, a line each: stamp and reading. It is
// forgotten then. A server that is polling never sleeps, so that nobody has to wake it up: it takes a core.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 1 << 22, ROOM = 1 << 14, SOCKETS = 4096, EVENTS = 64, LINE = 42 };

static const char HEAD[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ";
static const char BODY[] = "{\"model_name\":\"iris\",\"outputs\":[{\"name\":\"output-0\",\"shape\":[1],\"datatype\":\"INT64\",\"data\":[1]}]}";

static struct {
  int64_t stamped, seen;
} *arrivals;
static int count;

// What has been read of the request of each socket.
static struct {
  char text[ROOM];
  size_t length;
} requests[SOCKETS];

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static int64_t nanos(const struct timespec *at) { return at->tv_sec * 1000000000LL + at->tv_nsec; }

// The kernel's; that of the reading where it gave none.
static int64_t stamp(struct msghdr *message, int64_t seen) {
  for (struct cmsghdr *each = CMSG_FIRSTHDR(message); each; each = CMSG_NXTHDR(message, each)) {
    if (each->cmsg_level == SOL_SOCKET && each->cmsg_type == SO_TIMESTAMPNS) {
      struct timespec at;
      memcpy(&at, CMSG_DATA(each), sizeof at);
      return nanos(&at);
    }
  }
  return seen;
}

static void write_all(int socket, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t sent = send(socket, bytes, length, MSG_NOSIGNAL);
    if (sent < 0) return;
    bytes += sent;
    length -= sent;
  }
}

static void answer(int socket) {
  static char all[512];
  static int length;
  if (length == 0) length = sprintf(all, "%s%zu\r\n\r\n%s", HEAD, sizeof BODY - 1, BODY);
  write_all(socket, all, length);
}

static void give_arrivals(int socket) {
  char head[256], *lines = malloc((size_t) count * LINE + 1), *end = lines;
  if (!lines) fail("malloc");
  for (int i = 0; i < count; i++) end += sprintf(end, "%lld %lld\n", (long long) arrivals[i].stamped, (long long) arrivals[i].seen);
  write_all(socket, head, sprintf(head, "%s%td\r\n\r\n", HEAD, end - lines));
  write_all(socket, lines, end - lines);
  free(lines);
  count = 0;
}

static void note(struct msghdr *message, const struct timespec *now) {
  if (count == MOST) fail("too many arrivals");
  arrivals[count].seen = nanos(now);
  arrivals[count].stamped = stamp(message, nanos(now));
  count++;
}

static void serve(int socket) {
  char control[256], *text = requests[socket].text;
  size_t before = requests[socket].length;
  struct iovec into = {text + before, ROOM - 1 - before};
  struct msghdr message = {.msg_iov = &into, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
  ssize_t length = recvmsg(socket, &message, 0);
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  requests[socket].length = 0;
  if (length <= 0) {
    close(socket);
    return;
  }
  text[before + length] = 0;
  char *from = text, *end;
  for (; (end = strstr(from, "\r\n\r\n")); from = end + 4) {
    end[2] = 0;
    if (!strncmp(from, "GET /arrivals ", 14)) {
      give_arrivals(socket);
    } else {
      answer(socket);
      if (strcasestr(from, "\r\nloadline-phase: measurement\r\n")) note(&message, &now);
    }
  }
  requests[socket].length = text + before + length - from;
  memmove(text, from, requests[socket].length);
}

static void add(int loop, int listener) {
  int one = 1, socket = accept(listener, NULL, NULL);
  if (socket < 0 || socket >= SOCKETS) fail("accept");
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  if (setsockopt(socket, SOL_SOCKET, SO_TIMESTAMPNS, &one, sizeof one)) fail("SO_TIMESTAMPNS");
  requests[socket].length = 0;
  struct epoll_event event = {.events = EPOLLIN, .data.fd = socket};
  if (epoll_ctl(loop, EPOLL_CTL_ADD, socket, &event)) fail("epoll_ctl");
}

static int listen_at(const char *host, const char *port) {
  int one = 1, listener = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(port))};
  if (inet_pton(AF_INET, host, &address.sin_addr) != 1) fail(host);
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (bind(listener, (struct sockaddr *) &address, sizeof address) || listen(listener, 1024)) fail("listen");
  return listener;
}

int main(int words, char **word) {
  if (words < 3) return 2;
  int longest_sleep = words > 3 && !strcmp(word[3], "polling") ? 0 : -1;
  // Written to once, so that no page is missing later.
  arrivals = malloc(MOST * sizeof *arrivals);
  if (!arrivals) fail("malloc");
  memset(arrivals, 1, MOST * sizeof *arrivals);
  int listener = listen_at(word[1], word[2]), loop = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[EVENTS];
  if (epoll_ctl(loop, EPOLL_CTL_ADD, listener, &event)) fail("epoll_ctl");
  while (1) {
    int ready = epoll_wait(loop, events, EVENTS, longest_sleep);
    for (int i = 0; i < ready; i++) {
      if (events[i].data.fd == listener) {
        add(loop, listener);
      } else {
        serve(events[i].data.fd);
      }
    }
  }
}
