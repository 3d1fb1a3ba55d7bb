package dev.trivet.bom.write;

import dev.trivet.bom.Basis;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Support;
import dev.trivet.bom.Topic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// As what, when and by whom a bill is written. Times come in here and from nowhere else.
///
/// @param author a person or organisation; empty when nobody is named
/// @param toolVersion of Trivet
public record Written(Format format, Instant at, Optional<String> author, String toolVersion) {
  static final String TOOL = "Trivet";

  /// A standard at one release.
  public enum Format {
    CYCLONEDX_1_6("CycloneDX", "1.6"),
    CYCLONEDX_1_7("CycloneDX", "1.7"),
    SPDX_3_0_1("SPDX", "3.0.1");

    private final String standard;
    private final String release;

    Format(String standard, String release) {
      this.standard = standard;
      this.release = release;
    }

    public String standard() {
      return standard;
    }

    public String release() {
      return release;
    }

    /// As people type it: `cyclonedx-1.6`.
    public String word() {
      return standard.toLowerCase(java.util.Locale.ROOT) + "-" + release;
    }
  }

  /// To the second, as both standards want it.
  public String time() {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// What is known of the bill itself.
  public Facts facts() {
    var basis = new Basis.Read(Support.DOCUMENT, "this bill", "");
    return Facts.builder()
        .add(Topic.AUTHOR, author, new Basis.Declared("whoever made the bill"))
        .add(Topic.DOCUMENT_VERSION, "1", basis)
        .add(Topic.DOCUMENT_FORMAT, format.standard(), basis)
        .add(Topic.DOCUMENT_FORMAT_VERSION, format.release(), basis)
        .add(Topic.TOOL, TOOL, basis)
        .add(Topic.TOOL_VERSION, toolVersion, basis)
        .add(Topic.GENERATION_CONTEXT, "after the build, from the files", basis)
        .add(Topic.WRITTEN_AT, time(), basis)
        .build();
  }
}
