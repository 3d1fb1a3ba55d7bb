package dev.trivet.artifact.integrity.provenance;

import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.form.JsonObject;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.ReadJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A statement about artefacts: version 1 or 0.1 of the in-toto attestation framework.
///
/// @param subjects what it is about
/// @param predicateType what kind of thing it says
/// @param predicate what it says
public record InTotoStatement(
    List<Named> subjects, String predicateType, Optional<JsonObject> predicate) {
  private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";
  private static final int MOST_SUBJECTS = 200_000;

  /// An artefact by name and digest.
  ///
  /// @param name may be empty
  /// @param sha256 nothing when it has none, perhaps another digest
  /// @param hasDigest whether it has a digest at all
  public record Named(String name, Optional<Octets> sha256, boolean hasDigest) {}

  public InTotoStatement {
    subjects = List.copyOf(subjects);
  }

  public static InTotoStatement read(Content.Envelope envelope) throws Malformed {
    if (!envelope.payloadType().equals(PAYLOAD_TYPE)) {
      throw new Malformed("payloadType '" + envelope.payloadType() + "' is no in-toto statement");
    }
    JsonObject json = ReadJson.object("the statement", envelope.payload());
    String type = json.text("_type");
    if (!type.equals("https://in-toto.io/Statement/v1")
        && !type.equals("https://in-toto.io/Statement/v0.1")) {
      throw new Malformed("_type '" + type + "' is no in-toto statement of 1 or 0.1");
    }
    List<JsonObject> subjects = json.array("subject").objects();
    if (subjects.isEmpty() || subjects.size() > MOST_SUBJECTS) {
      throw new Malformed("subject holds " + subjects.size());
    }
    return new InTotoStatement(
        named(subjects), json.text("predicateType"), json.optionalObject("predicate"));
  }

  /// Reads what names things by `name` or `uri`, and `digest`.
  static List<Named> named(List<JsonObject> objects) throws Malformed {
    var named = new ArrayList<Named>();
    for (JsonObject object : objects) {
      Optional<String> name = object.optionalText("name");
      String called = name.isPresent() ? name.get() : object.optionalText("uri").orElse("");
      Optional<JsonObject> digest = object.optionalObject("digest");
      boolean hasDigest = digest.isPresent() && !digest.get().members().isEmpty();
      named.add(new Named(called, sha256(digest), hasDigest));
    }
    return named;
  }

  private static Optional<Octets> sha256(Optional<JsonObject> digest) throws Malformed {
    if (digest.isEmpty() || !digest.get().has("sha256")) {
      return Optional.empty();
    }
    return Optional.of(Octets.hex(digest.get().place("sha256"), digest.get().text("sha256")));
  }

  public boolean isAbout(Octets sha256) {
    return subjects.stream().anyMatch(s -> s.sha256().filter(sha256::equals).isPresent());
  }
}
