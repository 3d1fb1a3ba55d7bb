package dev.trivet.gate.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.trivet.artifact.integrity.form.Octets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/// The gate over HTTP, on virtual threads. What is asked and what may be asked is bounded; a
/// question that cannot be understood is never answered with yes.
public final class GateServer implements AutoCloseable {
  private static final int BACKLOG = 128;
  private static final String JSON = "application/json";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ServerOptions options;
  private final Semaphore places;

  private GateServer(HttpServer server, ServerOptions options) {
    this.server = server;
    this.options = options;
    this.places = new Semaphore(options.atOnce());
  }

  /// Begins to answer; ends with [#close].
  ///
  /// @throws IOException when the address cannot be had
  public static GateServer start(ServerOptions options, DecisionStore store, InstantSource clock)
      throws IOException {
    boundConnections(options);
    var server = new GateServer(open(options), options);
    var endpoints = new Endpoints(store, options.environment(), clock);
    server.post("/admit", endpoints::admit);
    server.post("/decision", endpoints::decision);
    server.get("/health", endpoints::health);
    server.server.createContext(
        "/",
        exchange ->
            server.send(
                exchange,
                Reply.problem(Reply.NOT_FOUND, "there is /admit, /decision and /health")));
    server.server.setExecutor(server.threads);
    server.server.start();
    return server;
  }

  /// The JDK's server takes these limits as properties, read once.
  private static void boundConnections(ServerOptions options) {
    String seconds = Long.toString(Math.max(1, options.longest().toSeconds()));
    for (String name : new String[] {"maxReqTime", "maxRspTime"}) {
      if (System.getProperty("sun.net.httpserver." + name) == null) {
        System.setProperty("sun.net.httpserver." + name, seconds);
      }
    }
    if (System.getProperty("jdk.httpserver.maxConnections") == null) {
      System.setProperty("jdk.httpserver.maxConnections", Integer.toString(8 * options.atOnce()));
    }
  }

  private static HttpServer open(ServerOptions options) throws IOException {
    if (options.tls().isEmpty()) {
      return HttpServer.create(options.address(), BACKLOG);
    }
    HttpsServer https = HttpsServer.create(options.address(), BACKLOG);
    https.setHttpsConfigurator(new HttpsConfigurator(options.tls().get()));
    return https;
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void post(String path, Function<Octets, Reply> endpoint) {
    server.createContext(
        path,
        exchange ->
            answer(
                exchange,
                path,
                "POST",
                () -> {
                  Optional<Reply> refused = wrongType(exchange);
                  return refused.isPresent() ? refused.get() : asked(exchange, endpoint);
                }));
  }

  private void get(String path, Supplier<Reply> endpoint) {
    server.createContext(path, exchange -> answer(exchange, path, "GET", endpoint));
  }

  private void answer(HttpExchange exchange, String path, String method, Supplier<Reply> endpoint)
      throws IOException {
    if (!exchange.getRequestURI().getPath().equals(path)) {
      send(exchange, Reply.problem(Reply.NOT_FOUND, "there is no such path"));
    } else if (!exchange.getRequestMethod().equals(method)) {
      send(exchange, Reply.problem(Reply.WRONG_METHOD, "ask with " + method));
    } else if (!places.tryAcquire()) {
      send(exchange, Reply.problem(Reply.BUSY, "too many questions at once; ask again"));
    } else {
      try {
        send(exchange, guarded(endpoint));
      } finally {
        places.release();
      }
    }
  }

  /// Our own mistake is an error, never a yes.
  private static Reply guarded(Supplier<Reply> endpoint) {
    try {
      return endpoint.get();
    } catch (RuntimeException | StackOverflowError e) {
      return Reply.problem(Reply.FAILED, "the gate stopped by a mistake of its own");
    }
  }

  private static Optional<Reply> wrongType(HttpExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    boolean isJson = type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(JSON);
    return isJson
        ? Optional.empty()
        : Optional.of(Reply.problem(Reply.WRONG_TYPE, "send it as " + JSON));
  }

  private Reply asked(HttpExchange exchange, Function<Octets, Reply> endpoint) {
    Future<byte[]> body =
        threads.submit(() -> exchange.getRequestBody().readNBytes(options.mostBytes() + 1));
    try {
      byte[] bytes = body.get(options.longest().toMillis(), TimeUnit.MILLISECONDS);
      return bytes.length > options.mostBytes()
          ? Reply.problem(Reply.TOO_LARGE, "at most %,d bytes".formatted(options.mostBytes()))
          : endpoint.apply(Octets.of(bytes));
    } catch (TimeoutException e) {
      body.cancel(true);
      return Reply.problem(Reply.TIMEOUT, "the question took too long to arrive");
    } catch (ExecutionException e) {
      return Reply.problem(Reply.BAD_REQUEST, "the question did not arrive whole");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.problem(Reply.BUSY, "the gate is closing");
    }
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException {
    try (exchange) {
      byte[] bytes = reply.json().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", JSON);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(reply.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /// Answers what it has begun to, for a second, and stops.
  @Override
  public void close() {
    server.stop(1);
    threads.shutdownNow();
  }
}
