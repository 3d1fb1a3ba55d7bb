package dev.trivet.measure.report;

import dev.trivet.measure.handover.Baseline;
import dev.trivet.shared.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Whether the documents of all weeks still are what later weeks say they were.
public final class BaselineChain {
  private BaselineChain() {}

  /// What later weeks and evidence know a document by.
  public static Digest digest(Baseline baseline) {
    try {
      byte[] text = MeasurementFiles.text(baseline).getBytes(StandardCharsets.UTF_8);
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(text);
      return new Digest("sha256:" + HexFormat.of().formatHex(sha));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// @param kept the documents of earlier weeks that are at hand, in any order
  /// @return what is wrong; empty when every week `head` names is there and unchanged
  public static List<String> broken(Baseline head, List<Baseline> kept) {
    Map<Digest, Baseline> byDigest = new HashMap<>();
    kept.forEach(b -> byDigest.put(digest(b), b));
    var broken = new ArrayList<String>();
    for (int i = 0; i < head.earlier().size(); i++) {
      Baseline week = byDigest.get(head.earlier().get(i));
      if (week == null) {
        broken.add("week %d is missing or was changed".formatted(i + 1));
      } else if (week.number() != i + 1
          || !week.earlier().equals(head.earlier().subList(0, i))
          || !week.anchor().equals(head.anchor())) {
        broken.add("week %d does not fit its place".formatted(i + 1));
      }
    }
    return broken;
  }

  /// The weeks of a chain by their numbers, oldest first, as far as their documents are at hand and
  /// are what `head` names them by.
  ///
  /// @param before the week `head` was held against
  static SortedMap<Long, Baseline> weeks(Baseline head, Baseline before, List<Baseline> kept) {
    var weeks = new TreeMap<Long, Baseline>();
    Stream.concat(Stream.of(before), kept.stream())
        .filter(b -> b.number() <= head.earlier().size())
        .filter(b -> head.earlier().get(Math.toIntExact(b.number() - 1)).equals(digest(b)))
        .forEach(b -> weeks.put(b.number(), b));
    weeks.put(head.number(), head);
    return weeks;
  }
}
