package dev.trivet.bom;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The schemas of the standards, as their makers publish them.
final class OfficialSchemas {
  private static final String CYCLONEDX = "http://cyclonedx.org/schema/";
  private static final List<String> PARTS =
      List.of("spdx.schema.json", "jsf-0.82.schema.json", "cryptography-defs.schema.json");

  private OfficialSchemas() {}

  /// What is wrong with a document; empty when nothing is.
  static List<String> cycloneDx17(String document) {
    Map<String, String> parts = new java.util.HashMap<>();
    PARTS.forEach(name -> parts.put(CYCLONEDX + name, resource("/schema/" + name)));
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7, builder -> builder.schemas(parts));
    return errors(registry.getSchema(resource("/schema/bom-1.7.schema.json")), document);
  }

  /// The schema of SPDX 3.0.1, out of the SPDX project's own library.
  static List<String> spdx301(String document) {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    return errors(registry.getSchema(resource("/resources/schema-v3.0.1.json")), document);
  }

  private static List<String> errors(Schema schema, String document) {
    return schema.validate(document, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private static String resource(String name) {
    try (InputStream in = OfficialSchemas.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
