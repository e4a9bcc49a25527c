/* http.c - the site over HTTP, for whoever sits at this machine: 127.0.0.1, one thread. */
#include "serve/http.h"

#include "serve/request.h"

#include <arpa/inet.h>
#include <errno.h>
#include <limits.h>
#include <microhttpd.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* A page that is left while it waits is noticed when it is answered, so each is from time to time,
 * and the oldest where too many wait. */
enum { WAITERS = 32, WAIT_MS = 15000, CONNECTIONS = 128, IDLE_SECONDS = 30 };

static const uint64_t most_bytes = UINT64_C(256) << 20;

struct waiter {
	struct MHD_Connection *connection;
	int64_t until_ms;
};

struct server {
	const struct served *served;
	struct MHD_Daemon *daemon;
	unsigned port;
	int fd;
	int64_t now_ms;
	struct waiter waiters[WAITERS]; /* oldest first */
	size_t waiters_n;
	char begun, waited; /* their addresses mark how far a request is */
	struct arena *scratch;
};

static enum MHD_Result answer(struct MHD_Connection *connection, unsigned status, const char *type,
	struct MHD_Response *response)
{
	enum MHD_Result done;

	if (!response)
		return MHD_NO;
	MHD_add_response_header(response, "Content-Type", type);
	MHD_add_response_header(response, "Cache-Control", "no-store");
	MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
	/* Another site in the same browser may neither frame it nor load search.js as its own. */
	MHD_add_response_header(response, "X-Frame-Options", "DENY");
	MHD_add_response_header(response, "Cross-Origin-Resource-Policy", "same-origin");
	MHD_add_response_header(response, "Referrer-Policy", "no-referrer");
	done = MHD_queue_response(connection, status, response);
	MHD_destroy_response(response);
	return done;
}

static enum MHD_Result answer_bytes(
	struct MHD_Connection *connection, unsigned status, const char *type, struct str bytes)
{
	char *copy = heap_alloc(bytes.n + 1);

	if (bytes.n)
		memcpy(copy, bytes.p, bytes.n);
	return answer(connection, status, type,
		MHD_create_response_from_buffer(bytes.n, copy, MHD_RESPMEM_MUST_FREE));
}

/* `header` and its value are of this answer alone. */
static enum MHD_Result refuse(
	struct MHD_Connection *connection, unsigned status, const char *header, const char *value)
{
	static const char said[] = "fuga serve: not here\n";
	struct MHD_Response *response = MHD_create_response_from_buffer(
		sizeof said - 1, (void *)(uintptr_t)said, MHD_RESPMEM_PERSISTENT);

	if (response && header)
		MHD_add_response_header(response, header, value);
	return answer(connection, status, "text/plain; charset=utf-8", response);
}

static enum MHD_Result answer_file(
	struct server *server, struct MHD_Connection *connection, unsigned status, struct str path)
{
	struct file_bytes file =
		file_read(server->served->folder, path, most_bytes, server->scratch);
	const char *type = request_type(path);
	struct buf out = {0};

	if (file.trouble.path.n || file.too_large || file.changed)
		return MHD_NO;
	if (!str_ends(path, STR(".html")))
		return answer_bytes(connection, status, type, file.bytes);
	dress_page(file.bytes, &server->served->dress, &out);
	return answer(connection, status, type,
		MHD_create_response_from_buffer(out.n, out.p, MHD_RESPMEM_MUST_FREE));
}

/* What stands for a file that is not there. */
static enum MHD_Result answer_missing(struct server *server, struct MHD_Connection *connection,
	struct str path, const char *address)
{
	struct str below = str_join(path, STR("/index.html"), server->scratch);
	struct buf out = {0};

	if (path.p && !file_read(server->served->folder, below, most_bytes, server->scratch)
			       .trouble.path.n)
		return refuse(connection, MHD_HTTP_MOVED_PERMANENTLY, "Location",
			str_printf(server->scratch, "%s/", address).p);
	if (access(str_join(server->served->folder, STR("/index.html"), server->scratch).p, F_OK) ==
		0)
		return answer_file(server, connection, MHD_HTTP_NOT_FOUND, STR("404.html")) ==
				       MHD_YES
			       ? MHD_YES
			       : refuse(connection, MHD_HTTP_NOT_FOUND, NULL, NULL);
	dress_empty(server->served->spanish, &server->served->dress, &out);
	return answer(connection, MHD_HTTP_SERVICE_UNAVAILABLE, "text/html; charset=utf-8",
		MHD_create_response_from_buffer(out.n, out.p, MHD_RESPMEM_MUST_FREE));
}

static void wake_first(struct server *server, size_t n)
{
	for (size_t i = 0; i < n; i++)
		MHD_resume_connection(server->waiters[i].connection);
	server->waiters_n -= n;
	memmove(server->waiters, server->waiters + n,
		server->waiters_n * sizeof server->waiters[0]);
}

/* A page asks for the state; it is told when that is another than the page's, or after a while. */
static enum MHD_Result answer_state(
	struct server *server, struct MHD_Connection *connection, void **progress)
{
	struct str state = server->served->dress.state;
	const char *since = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "since");

	if (*progress == &server->waited || !str_eq(str_c(since), state))
		return answer_bytes(connection, MHD_HTTP_OK, "text/plain; charset=utf-8", state);
	if (server->waiters_n == WAITERS)
		wake_first(server, 1);
	*progress = &server->waited;
	server->waiters[server->waiters_n++] =
		(struct waiter){connection, server->now_ms + WAIT_MS};
	MHD_suspend_connection(connection);
	return MHD_YES;
}

static enum MHD_Result answer_address(struct server *server, struct MHD_Connection *connection,
	const char *address, void **progress)
{
	const struct served *served = server->served;
	struct str path, wanted = str_c(address);

	if (str_eq(wanted, STR(DRESS_STATE)))
		return answer_state(server, connection, progress);
	if (str_eq(wanted, STR(DRESS_SCRIPT)))
		return answer_bytes(connection, MHD_HTTP_OK, request_type(wanted), served->script);
	if (str_eq(wanted, STR(DRESS_STYLE)))
		return answer_bytes(connection, MHD_HTTP_OK, request_type(wanted), served->style);
	path = request_path(wanted, server->scratch);
	if (path.p && answer_file(server, connection, MHD_HTTP_OK, path) == MHD_YES)
		return MHD_YES;
	return answer_missing(server, connection, path, address);
}

static enum MHD_Result on_request(void *context, struct MHD_Connection *connection,
	const char *address, const char *method, const char *version, const char *body,
	size_t *body_n, void **progress)
{
	struct server *server = context;

	(void)version;
	(void)body;
	/* Answered at the first call, the connection could not be used again. */
	if (!*progress || *body_n) {
		*progress = &server->begun;
		*body_n = 0;
		return MHD_YES;
	}
	if (!request_host(str_c(MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Host")),
		    server->port))
		return refuse(connection, MHD_HTTP_FORBIDDEN, NULL, NULL);
	if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
		return refuse(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "Allow", "GET, HEAD");
	arena_reset(server->scratch);
	return answer_address(server, connection, address, progress);
}

/* Addresses are decoded by request_path, which sees what was in disguise. */
static size_t undecoded(void *context, struct MHD_Connection *connection, char *text)
{
	(void)context;
	(void)connection;
	return strlen(text);
}

/* A socket that listens at 127.0.0.1; -1 and errno. */
static int listen_at(unsigned *port)
{
	struct sockaddr_in at = {
		.sin_family = AF_INET,
		.sin_port = htons((uint16_t)*port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	socklen_t n = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), one = 1, error;

	/* Else the port of a server that just ended would be taken for a minute. */
	if (fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) == 0 &&
		bind(fd, (struct sockaddr *)&at, n) == 0 && listen(fd, SOMAXCONN) == 0 &&
		getsockname(fd, (struct sockaddr *)&at, &n) == 0) {
		*port = ntohs(at.sin_port);
		return fd;
	}
	error = errno;
	if (fd >= 0)
		close(fd);
	errno = error;
	return -1;
}

static struct MHD_Daemon *start(struct server *server, int socket)
{
	return MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, on_request,
		server, MHD_OPTION_LISTEN_SOCKET, socket, MHD_OPTION_UNESCAPE_CALLBACK, undecoded,
		NULL, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
		MHD_OPTION_CONNECTION_TIMEOUT,
		server->served->idle_seconds ? server->served->idle_seconds
					     : (unsigned)IDLE_SECONDS,
		MHD_OPTION_END);
}

static bool is_full(const struct server *server)
{
	return MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS)
		       ->num_connections >= CONNECTIONS;
}

/* With as many connections as may be the library does not listen, and begins to again only when it
 * next runs: for ever, as nobody who can't connect wakes it. */
static void run(const struct server *server)
{
	bool full;

	do {
		full = is_full(server);
		MHD_run(server->daemon);
	} while (full && !is_full(server));
}

struct server *server_open(unsigned port, const struct served *served, bool *taken,
	struct trouble *trouble, struct arena *arena)
{
	struct server *server = NEW(arena, struct server);
	int socket = listen_at(&port);
	struct str place = str_printf(arena, "127.0.0.1:%u", port);

	*taken = socket < 0 && errno == EADDRINUSE;
	if (socket < 0) {
		*trouble = trouble_of_errno(place, arena);
		return NULL;
	}
	*server = (struct server){.served = served, .port = port, .scratch = arena_new()};
	server->daemon = start(server, socket);
	if (!server->daemon) {
		*trouble = (struct trouble){place, STR("the HTTP library would not start")};
		close(socket);
		arena_free(server->scratch);
		return NULL;
	}
	server->fd = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
	return server;
}

void server_close(struct server *server)
{
	wake_first(server, server->waiters_n);
	MHD_run(server->daemon);
	MHD_stop_daemon(server->daemon);
	arena_free(server->scratch);
}

unsigned server_port(const struct server *server)
{
	return server->port;
}

int server_fd(const struct server *server)
{
	return server->fd;
}

int server_timeout(const struct server *server, int64_t now_ms)
{
	MHD_UNSIGNED_LONG_LONG wanted;
	int64_t left = INT_MAX;

	if (MHD_get_timeout(server->daemon, &wanted) == MHD_YES && wanted < INT_MAX)
		left = (int64_t)wanted;
	if (server->waiters_n && server->waiters[0].until_ms - now_ms < left)
		left = server->waiters[0].until_ms - now_ms;
	return left == INT_MAX ? -1 : left < 0 ? 0 : (int)left;
}

void server_run(struct server *server, int64_t now_ms)
{
	size_t late = 0;

	server->now_ms = now_ms;
	while (late < server->waiters_n && server->waiters[late].until_ms <= now_ms)
		late++;
	wake_first(server, late);
	run(server);
}

void server_changed(struct server *server)
{
	wake_first(server, server->waiters_n);
	run(server);
}
