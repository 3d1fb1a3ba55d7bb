package dev.trivet.redteam.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trivet.redteam.endpoint.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/// Listens on this machine only, for the requests attacks try to cause.
public final class LoopbackListener implements Listener, AutoCloseable {
  private static final int MOST_KEPT = 10_000;
  private static final int LONGEST = 2_000;

  private final HttpServer server;
  private final List<String> arrived = new ArrayList<>();

  private LoopbackListener(HttpServer server) {
    this.server = server;
  }

  /// Begins to listen, on a port that is free.
  public static LoopbackListener start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var listener = new LoopbackListener(HttpServer.create(address, 0));
    listener.server.createContext("/", listener::take);
    listener.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    listener.server.start();
    return listener;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      keep(path.length() <= LONGEST ? path : path.substring(0, LONGEST));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private synchronized void keep(String path) {
    if (arrived.size() < MOST_KEPT) {
      arrived.add(path);
    }
  }

  @Override
  public String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public synchronized List<String> arrived() {
    return List.copyOf(arrived);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
