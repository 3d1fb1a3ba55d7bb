package dev.trivet.artifact.scan;

import dev.trivet.artifact.bytes.BeyondEnd;
import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.bytes.InflatedBytes;
import dev.trivet.artifact.bytes.Opener;
import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.rule.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The scan of one artefact: what readers report to, and where they put what is to be read next.
/// Used by one thread.
public final class Scan {
  private static final int MOST_SKIPS = 50;

  private final Budget budget;
  private final Deque<Content> waiting = new ArrayDeque<>();
  private final List<Content> opened = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> said = new HashSet<>();
  private final Set<Limit> limits = EnumSet.noneOf(Limit.class);
  private final List<String> skipped = new ArrayList<>();
  private Verdict verdict = Verdict.CLEAN;
  private long further;
  private @Nullable String closerFormat;

  public Scan(Budget budget) {
    this.budget = budget;
  }

  public Budget budget() {
    return budget;
  }

  /// @param at the content it was found in
  /// @param offset within `at`
  public void report(Rule rule, Content at, long offset, String message) {
    verdict = verdict.and(rule.verdict());
    if (findings.size() >= budget.limits().findings() && !isFirstOf(rule)) {
      further++;
      return;
    }
    Finding finding = new Finding(rule, at.where(), at.base() + offset, message);
    said.add(rule.id());
    findings.add(finding);
  }

  /// Findings beyond the most that are kept still show once per rule, so that the gravest is never
  /// lost in noise.
  private boolean isFirstOf(Rule rule) {
    return !said.contains(rule.id());
  }

  /// Puts a content into the queue; it is read when the present one is done, before its later
  /// siblings.
  public void open(Content content) {
    budget.takeEntries(1);
    if (content.depth() > budget.limits().depth()) {
      limit(Limit.DEPTH, content, "more than %d".formatted(budget.limits().depth()));
      return;
    }
    opened.add(content);
  }

  /// Holds a content against what is known of it. A directory that lies about its files defeats no
  /// scan of them.
  ///
  /// @return the content as it is to be opened
  public Content prepared(Content content, Preparation preparation) {
    try {
      return preparation.prepare(content, this);
    } catch (LimitReached e) {
      limit(e.limit(), content, e.what());
    } catch (BeyondEnd e) {
      report(ScanRules.CUT_SHORT, content, e.at(), String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      report(ScanRules.READER_FAILED, content, 0, "with its directory: %s".formatted(e));
    }
    return content;
  }

  /// Bytes that come out of a compressed stream when somebody looks at them.
  ///
  /// @param compressed how many bytes go in, for the ratio
  public Bytes inflate(long compressed, Opener opener) {
    return InflatedBytes.of(opener, budget.meter(compressed));
  }

  /// Says that something was not read, and why that may be.
  public void skip(String what) {
    if (skipped.size() < MOST_SKIPS) {
      skipped.add(Finding.printable(what));
    }
  }

  public void limit(Limit limit, Content at, String message) {
    limits.add(limit);
    report(limit.rule(), at, 0, message);
  }

  /// Names the format of a content more closely than its reader's name: a zip that is a PyTorch
  /// model.
  public void recognisedAs(Content content, String format) {
    if (content.depth() == 0) {
      closerFormat = format;
    }
  }

  Optional<String> closerFormat() {
    return Optional.ofNullable(closerFormat);
  }

  /// The gravest so far.
  public Verdict verdict() {
    return verdict;
  }

  Optional<Content> next() {
    while (!opened.isEmpty()) {
      waiting.push(opened.removeLast());
    }
    return Optional.ofNullable(waiting.poll());
  }

  ScanResult result(String path, String format) {
    return new ScanResult(path, format, findings, further, limits, skipped, verdict, List.of());
  }
}
