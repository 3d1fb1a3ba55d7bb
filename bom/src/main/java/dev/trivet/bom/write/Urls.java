package dev.trivet.bom.write;

import java.util.List;
import java.util.regex.Pattern;

/// Which texts are addresses that may be written where a format wants one.
final class Urls {
  private static final Pattern URL =
      Pattern.compile("(https?|ssh|git)://[\\w.-]+(:\\d{1,5})?(/[\\w./~%+=&?#@:,-]*)?");

  private Urls() {}

  static boolean isUrl(String text) {
    return URL.matcher(text).matches();
  }

  /// CycloneDX's word for what is found there.
  static String type(String url) {
    boolean isRepository =
        url.matches(
            "(ssh|git)://.*|.*\\.git|https?://(github\\.com|gitlab\\.com|huggingface\\.co)/.*");
    return isRepository ? "vcs" : url.contains("arxiv.org") ? "documentation" : "website";
  }

  static List<String> among(List<String> texts) {
    return texts.stream().filter(Urls::isUrl).toList();
  }
}
