package dev.trivet.bom.read;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The names of licences as SPDX writes them, and the texts they are known by.
public final class Licences {
  private static final Set<String> IDS =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "BSD-3-Clause-Clear",
          "ISC",
          "Zlib",
          "Unlicense",
          "WTFPL",
          "MPL-2.0",
          "EPL-1.0",
          "EPL-2.0",
          "GPL-2.0-only",
          "GPL-3.0-only",
          "LGPL-2.1-only",
          "LGPL-3.0-only",
          "AGPL-3.0-only",
          "GPL-3.0-or-later",
          "CC0-1.0",
          "CC-BY-2.0",
          "CC-BY-3.0",
          "CC-BY-4.0",
          "CC-BY-SA-3.0",
          "CC-BY-SA-4.0",
          "CC-BY-NC-2.0",
          "CC-BY-NC-3.0",
          "CC-BY-NC-4.0",
          "CC-BY-ND-4.0",
          "CC-BY-NC-ND-4.0",
          "CC-BY-NC-SA-4.0",
          "ODC-By-1.0",
          "ODbL-1.0",
          "PDDL-1.0",
          "CDLA-Permissive-2.0",
          "CDLA-Permissive-1.0",
          "CDLA-Sharing-1.0",
          "Artistic-2.0",
          "BSL-1.0",
          "ECL-2.0",
          "EUPL-1.2",
          "MS-PL",
          "OFL-1.1",
          "AFL-3.0",
          "NCSA",
          "PostgreSQL");

  /// What hubs write instead of the SPDX name.
  private static final Map<String, String> OTHERS =
      Map.of(
          "gpl-3.0", "GPL-3.0-only",
          "gpl-2.0", "GPL-2.0-only",
          "agpl-3.0", "AGPL-3.0-only",
          "lgpl-3.0", "LGPL-3.0-only",
          "lgpl-2.1", "LGPL-2.1-only",
          "apache 2.0", "Apache-2.0",
          "apache license 2.0", "Apache-2.0",
          "mit license", "MIT",
          "odc-by", "ODC-By-1.0",
          "odbl", "ODbL-1.0");

  private static final Map<String, String> BY_LOWER =
      IDS.stream()
          .collect(
              Collectors.toUnmodifiableMap(id -> id.toLowerCase(Locale.ROOT), Function.identity()));

  /// A licence and words that stand only in its text, in lower case with single spaces.
  private record Text(String id, List<String> words) {}

  private static final List<Text> TEXTS =
      List.of(
          new Text("Apache-2.0", List.of("apache license", "version 2.0, january 2004")),
          new Text("AGPL-3.0-only", List.of("gnu affero general public license", "version 3")),
          new Text("LGPL-3.0-only", List.of("gnu lesser general public license", "version 3")),
          new Text(
              "GPL-3.0-only", List.of("gnu general public license", "version 3, 29 june 2007")),
          new Text("GPL-2.0-only", List.of("gnu general public license", "version 2, june 1991")),
          new Text("MPL-2.0", List.of("mozilla public license version 2.0")),
          new Text("CC0-1.0", List.of("cc0 1.0 universal")),
          new Text("CC-BY-NC-4.0", List.of("attribution-noncommercial 4.0 international")),
          new Text("CC-BY-SA-4.0", List.of("attribution-sharealike 4.0 international")),
          new Text("CC-BY-4.0", List.of("creative commons attribution 4.0 international")),
          new Text("LicenseRef-llama2", List.of("llama 2 community license")),
          new Text("LicenseRef-llama3", List.of("llama 3 community license")),
          new Text("LicenseRef-llama3.1", List.of("llama 3.1 community license")),
          new Text("LicenseRef-llama3.2", List.of("llama 3.2 community license")),
          new Text("LicenseRef-llama4", List.of("llama 4 community license")),
          new Text("LicenseRef-gemma", List.of("gemma terms of use")),
          new Text("LicenseRef-openrail", List.of("openrail")),
          new Text("LicenseRef-bigscience-bloom-rail-1.0", List.of("bigscience rail license")),
          new Text(
              "BSD-3-Clause",
              List.of("redistributions of source code must retain", "neither the name")),
          new Text("BSD-2-Clause", List.of("redistributions of source code must retain")),
          new Text(
              "MIT",
              List.of("permission is hereby granted, free of charge", "the software is provided")),
          new Text("Unlicense", List.of("released into the public domain", "unencumbered")));

  private Licences() {}

  /// Whether SPDX lists it under this name, so far as is known here.
  public static boolean isSpdx(String id) {
    return IDS.contains(id);
  }

  /// The SPDX name of what somebody wrote; the same text when there is none. Hubs' own names for
  /// licences outside SPDX become `LicenseRef-`.
  public static String normal(String written) {
    String lower = written.strip().toLowerCase(Locale.ROOT);
    String known = OTHERS.getOrDefault(lower, BY_LOWER.getOrDefault(lower, ""));
    if (!known.isEmpty()) {
      return known;
    }
    boolean isName =
        lower.matches("(llama|gemma|openrail|bigscience|creativeml|deepfloyd)[\\w.-]*");
    return isName ? "LicenseRef-" + lower : written.strip();
  }

  /// Which licence a text is, by words that stand in it.
  static Optional<String> ofText(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    return TEXTS.stream()
        .filter(known -> known.words().stream().allMatch(plain::contains))
        .map(Text::id)
        .findFirst();
  }
}
