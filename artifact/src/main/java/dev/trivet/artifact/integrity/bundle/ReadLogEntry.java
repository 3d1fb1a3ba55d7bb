package dev.trivet.artifact.integrity.bundle;

import dev.trivet.artifact.integrity.form.JsonObject;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads a log's entry from its JSON form.
final class ReadLogEntry {
  private static final int MOST_HASHES = 64;
  private static final int HASH = 32;

  private ReadLogEntry() {}

  static LogEntry of(JsonObject json) throws Malformed {
    JsonObject kind = json.object("kindVersion");
    Optional<JsonObject> promise = json.optionalObject("inclusionPromise");
    Optional<JsonObject> proof = json.optionalObject("inclusionProof");
    return new LogEntry(
        atLeastZero(json, "logIndex"),
        json.object("logId").base64("keyId"),
        kind.text("kind") + "/" + kind.text("version"),
        integrated(json),
        promise.isEmpty()
            ? Optional.empty()
            : Optional.of(promise.get().base64("signedEntryTimestamp")),
        proof.isEmpty() ? Optional.empty() : Optional.of(proof(proof.get())),
        json.base64("canonicalizedBody"));
  }

  /// Zero, the default of protocol buffers, means that the log gives no time.
  private static Optional<Instant> integrated(JsonObject json) throws Malformed {
    OptionalLong seconds = json.optionalWhole("integratedTime");
    if (seconds.isEmpty() || seconds.getAsLong() == 0) {
      return Optional.empty();
    }
    if (seconds.getAsLong() < 0 || seconds.getAsLong() > 1L << 40) {
      throw new Malformed(json.place("integratedTime") + " is no time");
    }
    return Optional.of(Instant.ofEpochSecond(seconds.getAsLong()));
  }

  private static InclusionProof proof(JsonObject json) throws Malformed {
    var hashes = new ArrayList<Octets>();
    if (json.has("hashes")) {
      for (String hash : json.array("hashes").texts()) {
        hashes.add(hash(json.place("hashes"), Octets.base64(json.place("hashes"), hash)));
      }
    }
    if (hashes.size() > MOST_HASHES) {
      throw new Malformed(json.place("hashes") + " holds more than " + MOST_HASHES);
    }
    Optional<JsonObject> checkpoint = json.optionalObject("checkpoint");
    return new InclusionProof(
        atLeastZero(json, "logIndex"),
        atLeastZero(json, "treeSize"),
        hash(json.place("rootHash"), json.base64("rootHash")),
        hashes,
        checkpoint.isEmpty() ? Optional.empty() : checkpoint.get().optionalText("envelope"));
  }

  private static Octets hash(String place, Octets hash) throws Malformed {
    if (hash.size() != HASH) {
      throw new Malformed(place + " holds something that is no SHA-256");
    }
    return hash;
  }

  /// Absent is zero, the default of protocol buffers.
  private static long atLeastZero(JsonObject json, String name) throws Malformed {
    long value = json.optionalWhole(name).orElse(0);
    if (value < 0) {
      throw new Malformed(json.place(name) + " is negative");
    }
    return value;
  }
}
