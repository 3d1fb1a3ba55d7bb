package dev.trivet.bom.read;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How models and datasets are named on the Hugging Face hub and in git remotes.
final class Hub {
  private static final Pattern NAME = Pattern.compile("[\\w-][\\w.-]{0,95}/[\\w-][\\w.-]{0,95}");
  private static final Pattern CACHE = Pattern.compile("(models|datasets)--([^/]+?)--([^/]+)");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  private Hub() {}

  /// Whether this could be `organisation/name`, and no path.
  static boolean isName(String text) {
    return NAME.matcher(text).matches() && !text.startsWith(".") && !text.contains("..");
  }

  static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }

  /// `models--org--name` is `org/name`.
  static Optional<String> ofCache(String folder) {
    Matcher cache = CACHE.matcher(folder);
    return cache.matches() ? Optional.of(cache.group(2) + "/" + cache.group(3)) : Optional.empty();
  }

  /// The package URL of a model on the hub.
  static String purl(String name, String version) {
    return "pkg:huggingface/" + name + (version.isEmpty() ? "" : "@" + version);
  }

  /// `org/name` out of a hub's address; empty for other hosts.
  static Optional<String> ofUrl(String url) {
    return Optional.of(url)
        .filter(u -> u.matches("https?://(www\\.)?(huggingface\\.co|hf\\.co)/.+"))
        .map(u -> u.replaceFirst("https?://[^/]+/(datasets/|models/)?", ""))
        .map(u -> u.replaceFirst("(\\.git)?(/tree/.*|/blob/.*|[?#].*)?/?$", ""))
        .filter(Hub::isName);
  }

  /// An address without user and password, which people leave in remotes; empty when it is none.
  static Optional<String> withoutSecrets(String url) {
    String plain = url.strip();
    if (plain.matches("[\\w.-]+@[\\w.-]+:[^\\s:]+")) {
      return Optional.of("ssh://" + plain.substring(plain.indexOf('@') + 1).replaceFirst(":", "/"));
    }
    try {
      URI uri = new URI(plain);
      if (uri.getScheme() == null
          || uri.getHost() == null
          || !uri.getScheme().matches("https?|ssh|git")) {
        return Optional.empty();
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return Optional.of(uri.getScheme() + "://" + uri.getHost() + port + uri.getPath());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
