package dev.trivet.formats.sarif;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The schema of SARIF 2.1.0 as its makers publish it; `tools/fetch-schemas.sh` fetches it.
final class SarifSchema {
  private static final Path FETCHED = Path.of("target", "schemas", "sarif-2.1.0.json");

  private SarifSchema() {}

  /// What is wrong with a document; empty when nothing is.
  static List<String> errors(String document) throws IOException {
    assumeThat(FETCHED).exists();
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
        .getSchema(Files.readString(FETCHED))
        .validate(document, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
