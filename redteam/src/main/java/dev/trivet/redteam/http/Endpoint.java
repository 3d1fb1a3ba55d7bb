package dev.trivet.redteam.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where to send requests, and how patiently.
///
/// @param header that carries the secret
/// @param scheme before it in the header: `Bearer`; empty for none
/// @param timeout for one whole answer
/// @param tries how often a request is sent at most, when the endpoint asks for patience or fails
/// @param pause before the second try; each further one waits twice as long
/// @param perSecond how many requests are sent in a second at most
public record Endpoint(
    URI address,
    Optional<Secret> secret,
    String header,
    String scheme,
    Duration timeout,
    int tries,
    Duration pause,
    double perSecond) {
  private static final int QUERY_BYTES = 4;
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]", "::1");

  /// @throws IllegalArgumentException for an address that is none, carries a secret itself, or
  ///   would carry one over a network unprotected
  public Endpoint {
    String kind = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!List.of("http", "https").contains(kind) || address.getHost() == null) {
      throw new IllegalArgumentException("an endpoint is an address that begins with https://");
    }
    if (address.getUserInfo() != null) {
      throw new IllegalArgumentException("a secret in an address ends up in logs; use a header");
    }
    if (secret.isPresent() && kind.equals("http") && !isLoopback(address)) {
      throw new IllegalArgumentException("a secret is sent by https only, or to this machine");
    }
    if (tries < 1 || !(perSecond > 0) || timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("an endpoint is asked at least once, and waited for");
    }
  }

  public static Endpoint at(URI address) {
    return new Endpoint(
        address,
        Optional.empty(),
        "Authorization",
        "Bearer",
        Duration.ofSeconds(60),
        4,
        Duration.ofMillis(500),
        50);
  }

  public Endpoint opened(Secret by) {
    return new Endpoint(address, Optional.of(by), header, scheme, timeout, tries, pause, perSecond);
  }

  /// @param name of the header
  /// @param before what stands before the secret in it
  public Endpoint by(String name, String before) {
    return new Endpoint(address, secret, name, before, timeout, tries, pause, perSecond);
  }

  public Endpoint waiting(Duration forAnswer, int most, Duration between) {
    return new Endpoint(address, secret, header, scheme, forAnswer, most, between, perSecond);
  }

  public Endpoint paced(double most) {
    return new Endpoint(address, secret, header, scheme, timeout, tries, pause, most);
  }

  /// The same, below another path.
  Endpoint below(String more) {
    String base = address.toString().replaceAll("/+$", "");
    return new Endpoint(
        URI.create(base + more), secret, header, scheme, timeout, tries, pause, perSecond);
  }

  /// The address without what may be a secret: its query.
  String shown() {
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    return address.getScheme() + "://" + address.getHost() + port + path;
  }

  /// What tells it from others, without what may be a secret: of its query only a few digits of a
  /// digest. Many services name the deployment there.
  String named() {
    String query = address.getRawQuery();
    if (query == null) {
      return shown();
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8));
      return shown() + "?" + HexFormat.of().formatHex(digest, 0, QUERY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Text of the endpoint as it may be kept.
  String kept(String text) {
    return secret.map(s -> s.outOf(text)).orElse(text);
  }

  private static boolean isLoopback(URI address) {
    return LOOPBACK.contains(address.getHost().toLowerCase(Locale.ROOT));
  }
}
