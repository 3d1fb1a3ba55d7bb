package dev.trivet.gate.serve;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// How the gate is served.
///
/// @param tls with it the server speaks HTTPS, without it HTTP
/// @param environment whose decisions count
/// @param atOnce how many questions are worked on at a time; more are told to come again
/// @param mostBytes how long a question may be
/// @param longest how long a question may take to arrive
public record ServerOptions(
    InetSocketAddress address,
    Optional<SSLContext> tls,
    String environment,
    int atOnce,
    int mostBytes,
    Duration longest) {
  private static final int AT_ONCE = 64;
  private static final int MOST_BYTES = 3 << 20;

  /// With the limits the API server keeps as well: three megabytes, ten seconds.
  public static ServerOptions of(
      InetSocketAddress address, Optional<SSLContext> tls, String environment) {
    return new ServerOptions(
        address, tls, environment, AT_ONCE, MOST_BYTES, Duration.ofSeconds(10));
  }
}
