// The least that sends a Poisson process over HTTP: how well can anybody do here? One thread that looks at the clock until a request is due,
// and writes; connections take turns. Answers are read where nothing is due for 20 us.
// Usage: sender ADDRESS PORT RATE SECONDS CONNECTIONS SEED START MARGIN. START is in seconds of the wall clock, with a fraction; MARGIN in us
// says how long before a request is due it sleeps no more.
// Prints a line for each request: when it was due, when its write began and when it ended, in ns.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <math.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

enum { SOON = 20000, SECOND = 1000000000 };

typedef struct {
  int64_t due, before, after;
} stamps;

static uint64_t state;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static int64_t now(void) {
  struct timespec at;
  clock_gettime(CLOCK_REALTIME, &at);
  return at.tv_sec * (int64_t) SECOND + at.tv_nsec;
}

// In [0, 1), by SplitMix64.
static double draw(void) {
  uint64_t z = state += 0x9E3779B97F4A7C15ULL;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ z >> 27) * 0x94D049BB133111EBULL;
  return ((z ^ z >> 31) >> 11) * 0x1.0p-53;
}

static int connected(const char *host, const char *port) {
  int one = 1, made = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(port))};
  if (inet_pton(AF_INET, host, &to.sin_addr) != 1 || connect(made, (struct sockaddr *) &to, sizeof to)) fail(host);
  setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  return made;
}

static int64_t wait_until(int64_t due, int socket, int64_t margin) {
  char answer[1 << 16];
  if (due - now() > SOON) recv(socket, answer, sizeof answer, MSG_DONTWAIT);
  int64_t early = due - margin;
  if (early - now() > SOON) {
    struct timespec until = {early / SECOND, early % SECOND};
    clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &until, NULL);
  }
  int64_t at;
  while ((at = now()) < due) __builtin_ia32_pause();
  return at;
}

int main(int words, char **word) {
  if (words < 9) return 2;
  double rate = atof(word[3]), seconds = atof(word[4]), at = 0;
  int connections = atoi(word[5]), *sockets = calloc(connections, sizeof *sockets);
  int64_t margin = atof(word[8]) * 1000;
  // Seeds that follow each other must not begin at neighbouring states: SplitMix64 walks from one to the next.
  state = strtoull(word[6], NULL, 10) * 0xD1342543DE82EF95ULL;
  int64_t start = atof(word[7]) * SECOND, sent = 0, most = 2 * rate * seconds + 1000;
  stamps *all = malloc(most * sizeof *all);
  if (!sockets || !all) fail("malloc");
  memset(all, 1, most * sizeof *all);
  for (int i = 0; i < connections; i++) sockets[i] = connected(word[1], word[2]);
  char request[256];
  const char *form = "GET / HTTP/1.1\r\nhost: %s:%s\r\nuser-agent: sender\r\naccept: */*\r\nloadline-phase: measurement\r\n\r\n";
  int length = sprintf(request, form, word[1], word[2]);
  prctl(PR_SET_TIMERSLACK, 1);
  for (; sent < most && (at -= log1p(-draw()) / rate) < seconds; sent++) {
    int socket = sockets[sent % connections];
    stamps *of = &all[sent];
    of->due = start + (int64_t) (at * SECOND);
    of->before = wait_until(of->due, socket, margin);
    if (write(socket, request, length) != length) fail("write");
    of->after = now();
  }
  for (int64_t i = 0; i < sent; i++) printf("%lld %lld %lld\n", (long long) all[i].due, (long long) all[i].before, (long long) all[i].after);
}
