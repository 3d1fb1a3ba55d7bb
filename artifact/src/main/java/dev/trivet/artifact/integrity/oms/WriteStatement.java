package dev.trivet.artifact.integrity.oms;

import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.WriteJson;
import dev.trivet.artifact.integrity.manifest.Links;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.manifest.Resource;
import dev.trivet.artifact.integrity.manifest.Serialization;

/// Writes a statement in the form of the specification 1.0, always the same for the same model.
public final class WriteStatement {
  private WriteStatement() {}

  public static Octets of(OmsStatement statement) {
    var json = new WriteJson().object().text("_type", OmsStatement.TYPE);
    json.array("subject").object().text("name", statement.subject()).object("digest");
    json.text("sha256", Manifest.rootDigest(statement.resources()).hex()).end().end().end();
    json.text("predicateType", OmsStatement.PREDICATE).object("predicate").array("resources");
    for (Resource resource : statement.resources()) {
      json.object()
          .text("name", resource.name())
          .text("algorithm", "sha256")
          .text("digest", resource.digest().hex())
          .end();
    }
    json.end().object("serialization");
    serialization(statement, json);
    return Octets.utf8(json.end().end().end().done());
  }

  private static void serialization(OmsStatement statement, WriteJson json) {
    switch (statement.serialization()) {
      case Serialization.ByFile f -> json.text("method", "files");
      case Serialization.ByShard shard ->
          json.text("method", "shards").number("shard_size", shard.size());
    }
    json.text("hash_type", "sha256")
        .truth("allow_symlinks", statement.links() == Links.FOLLOW)
        .array("ignore_paths");
    statement.ignored().forEach(json::text);
    json.end();
  }
}
