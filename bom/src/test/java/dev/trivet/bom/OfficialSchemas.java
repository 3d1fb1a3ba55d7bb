package dev.trivet.bom;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The schemas of the standards, as their makers publish them. Those of CycloneDX 1.7 are in no
/// library for Java: `tools/fetch-schemas.sh` fetches them.
final class OfficialSchemas {
  private static final Path FETCHED = Path.of("target", "schemas");
  private static final String CYCLONEDX = "http://cyclonedx.org/schema/";
  private static final List<String> PARTS =
      List.of("spdx.schema.json", "jsf-0.82.schema.json", "cryptography-defs.schema.json");

  private OfficialSchemas() {}

  /// What is wrong with a document; empty when nothing is.
  static List<String> cycloneDx17(String document) {
    assumeThat(FETCHED.resolve("bom-1.7.schema.json")).exists();
    Map<String, String> parts = new java.util.HashMap<>();
    PARTS.forEach(name -> parts.put(CYCLONEDX + name, fetched(name)));
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7, builder -> builder.schemas(parts));
    return errors(registry.getSchema(fetched("bom-1.7.schema.json")), document);
  }

  /// The schema of SPDX 3.0.1, out of the SPDX project's own library.
  static List<String> spdx301(String document) {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    return errors(registry.getSchema(resource("/resources/schema-v3.0.1.json")), document);
  }

  private static List<String> errors(Schema schema, String document) {
    return schema.validate(document, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private static String fetched(String name) {
    try {
      return Files.readString(FETCHED.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = OfficialSchemas.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
