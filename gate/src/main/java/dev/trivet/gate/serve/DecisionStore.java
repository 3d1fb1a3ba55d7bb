package dev.trivet.gate.serve;

import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.gate.Decision.Outcome;
import dev.trivet.gate.seal.OpenDecision;
import dev.trivet.gate.seal.OpenDecision.Opened;
import dev.trivet.gate.seal.SealedDecision;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The decisions in a directory, as files `*.json`. Only those whose signature holds are there; the
/// directory is looked at again every few seconds, so a new decision needs no restart.
public final class DecisionStore {
  private static final int MOST_FILES = 20_000;
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final Comparator<SealedDecision> NEWEST_LAST =
      Comparator.comparing(SealedDecision::at)
          .thenComparingInt(d -> d.outcome() == Outcome.REFUSE ? 1 : 0)
          .thenComparing(Comparator.comparing(SealedDecision::expires).reversed());

  private final Path directory;
  private final OpenDecision open;
  private final LongSupplier nanoTime;
  private Map<Path, Read> files = Map.of();
  private Map<Key, SealedDecision> newest = Map.of();
  private long readAt;
  private boolean wasRead;

  /// A model and where it shall go.
  private record Key(Digest model, String environment) {}

  /// A file as it was when it was read.
  private record Read(FileTime changed, long size, Optional<SealedDecision> decision) {}

  /// How many files there are, and how many of them hold no genuine decision.
  public record Count(int decisions, int notGenuine) {}

  /// @param nanoTime as `System::nanoTime`
  public DecisionStore(Path directory, OpenDecision open, LongSupplier nanoTime) {
    this.directory = directory;
    this.open = open;
    this.nanoTime = nanoTime;
  }

  /// The newest decision on a model for an environment; of two of one instant the one that refuses.
  ///
  /// @throws IOException when the directory cannot be read: nobody knows what stands there
  public synchronized Optional<SealedDecision> find(Digest model, String environment)
      throws IOException {
    refresh();
    return Optional.ofNullable(newest.get(new Key(model, environment)));
  }

  public synchronized Count count() throws IOException {
    refresh();
    int genuine = (int) files.values().stream().filter(f -> f.decision().isPresent()).count();
    return new Count(genuine, files.size() - genuine);
  }

  private void refresh() throws IOException {
    long now = nanoTime.getAsLong();
    if (wasRead && now - readAt < FRESH.toNanos()) {
      return;
    }
    var next = new HashMap<Path, Read>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*.json")) {
      for (Path file : entries) {
        if (next.size() >= MOST_FILES) {
          throw new IOException("more than %,d decisions".formatted(MOST_FILES));
        }
        next.put(file, read(file));
      }
    }
    var byKey = new HashMap<Key, SealedDecision>();
    for (Read file : next.values()) {
      file.decision()
          .ifPresent(d ->
              byKey.merge(
                  new Key(d.model(), d.environment()),
                  d,
                  (a, b) -> NEWEST_LAST.compare(a, b) >= 0 ? a : b));
    }
    files = next;
    newest = byKey;
    readAt = now;
    wasRead = true;
  }

  private Read read(Path file) throws IOException {
    var attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Read before = files.get(file);
    if (before != null
        && before.size() == attributes.size()
        && before.changed().equals(attributes.lastModifiedTime())) {
      return before;
    }
    return new Read(attributes.lastModifiedTime(), attributes.size(), decision(file, attributes));
  }

  private Optional<SealedDecision> decision(Path file, BasicFileAttributes attributes)
      throws IOException {
    if (!attributes.isRegularFile() || attributes.size() > OpenDecision.MOST_BYTES) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return switch (open.open(Octets.of(in.readNBytes(OpenDecision.MOST_BYTES)))) {
        case Opened.Genuine genuine -> Optional.of(genuine.decision());
        case Opened.NotGenuine not -> Optional.empty();
      };
    }
  }
}
