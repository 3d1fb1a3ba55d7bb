package dev.trivet.formats.programme;

import dev.trivet.formats.document.Position;
import dev.trivet.formats.programme.Documents.Document;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where the documents of a programme and their keys stand, for those who point at them.
public final class Places {
  private final Map<String, Document<?>> documents = new HashMap<>();
  private Optional<Position> programme = Optional.empty();

  Places() {}

  void putProgramme(Document<?> document) {
    programme = Optional.of(document.at());
  }

  void put(String id, Document<?> document) {
    documents.putIfAbsent(id, document);
  }

  /// Where a document stands, or one of its keys: `at("credit-scoring", "profile",
  /// "model_access")`. A key that is not there gives the place of what should hold it.
  public Optional<Position> at(String id, String... path) {
    return Optional.ofNullable(documents.get(id)).map(document -> document.at(path));
  }

  /// Where the document of kind Programme stands: the place of last resort for what concerns the
  /// organisation.
  public Optional<Position> programme() {
    return programme;
  }
}
