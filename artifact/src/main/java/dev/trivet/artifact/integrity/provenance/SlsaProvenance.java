package dev.trivet.artifact.integrity.provenance;

import dev.trivet.artifact.integrity.form.JsonArray;
import dev.trivet.artifact.integrity.form.JsonObject;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.provenance.InTotoStatement.Named;
import java.util.List;
import java.util.Optional;

/// How an artefact was made, as SLSA provenance 0.2 or 1 says it.
///
/// @param builder who made it, an URI; empty when nothing is said
/// @param buildType how it was made; empty when nothing is said
/// @param materials what it was made of
public record SlsaProvenance(String builder, String buildType, List<Named> materials) {
  public SlsaProvenance {
    materials = List.copyOf(materials);
  }

  static SlsaProvenance read(InTotoStatement statement) throws Malformed {
    JsonObject predicate =
        statement.predicate().orElseThrow(() -> new Malformed("predicate is missing"));
    return switch (statement.predicateType()) {
      case "https://slsa.dev/provenance/v1" -> version1(predicate);
      case "https://slsa.dev/provenance/v0.2" ->
          new SlsaProvenance(
              builder(predicate.optionalObject("builder")),
              predicate.optionalText("buildType").orElse(""),
              materials(predicate.optionalArray("materials")));
      default ->
          throw new Malformed(
              "predicateType '"
                  + statement.predicateType()
                  + "' is no SLSA provenance of 0.2 or 1");
    };
  }

  private static SlsaProvenance version1(JsonObject predicate) throws Malformed {
    JsonObject definition = predicate.object("buildDefinition");
    Optional<JsonObject> run = predicate.optionalObject("runDetails");
    return new SlsaProvenance(
        run.isEmpty() ? "" : builder(run.get().optionalObject("builder")),
        definition.optionalText("buildType").orElse(""),
        materials(definition.optionalArray("resolvedDependencies")));
  }

  private static String builder(Optional<JsonObject> builder) throws Malformed {
    return builder.isEmpty() ? "" : builder.get().optionalText("id").orElse("");
  }

  private static List<Named> materials(Optional<JsonArray> materials) throws Malformed {
    return materials.isEmpty() ? List.of() : InTotoStatement.named(materials.get().objects());
  }
}
