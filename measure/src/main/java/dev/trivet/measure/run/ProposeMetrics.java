package dev.trivet.measure.run;

import dev.trivet.catalog.ThreatCategory;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.measure.run.DataSource.Role;
import dev.trivet.measure.statistics.SampleSize;
import dev.trivet.threat.Threat;
import dev.trivet.threat.ThreatModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which numbers a system's threats call for, on how many samples, and about what they cost.
public final class ProposeMetrics {
  private static final double WIDTH = 0.1;
  private static final double CONFIDENCE = 0.95;
  private static final int MOST_THREATS = 4;
  private static final int ATTACKED = 100;

  private ProposeMetrics() {}

  /// A number to be measured.
  ///
  /// @param why in a sentence
  /// @param needs the data it takes
  /// @param queries about how many samples the model is asked about
  public record Proposal(PlannedMetric metric, String why, List<Role> needs, long queries) {
    public Proposal {
      needs = List.copyOf(needs);
    }
  }

  /// What is proposed, and what no number here can tell.
  public record Proposals(List<Proposal> metrics, List<String> notes) {
    public Proposals {
      metrics = List.copyOf(metrics);
      notes = List.copyOf(notes);
    }

    public long queries() {
      return metrics.stream().mapToLong(Proposal::queries).sum();
    }

    /// Every kind of data any of them takes.
    public Set<Role> needs() {
      Set<Role> needs = new LinkedHashSet<>();
      metrics.forEach(m -> needs.addAll(m.needs()));
      return needs;
    }
  }

  public static Proposals of(ThreatModel model) {
    Map<ThreatCategory, List<String>> threats = threats(model);
    SystemProfile profile = model.profile();
    boolean predictive = mayBe(profile, "ai_kind", "predictive");
    var notes = new ArrayList<String>();
    if (threats.containsKey(ThreatCategory.PROMPT_INJECTION)) {
      notes.add("Prompt injection is measured by red teaming, not by these numbers.");
    }
    if (!predictive) {
      List<Proposal> told = ofTexts(threats, profile);
      notes.add(notApplied(told.size()));
      return new Proposals(told, notes);
    }
    return new Proposals(metrics(threats, profile), notes);
  }

  private static String notApplied(int left) {
    String why = "The system neither classifies nor scores: ";
    return why
        + switch (left) {
          case 0 -> "no number here applies to it.";
          case 1 -> "of the numbers here one applies to it.";
          default -> "of the numbers here " + left + " apply to it.";
        };
  }

  /// What is told from texts, without asking the model.
  private static List<Proposal> ofTexts(
      Map<ThreatCategory, List<String>> threats, SystemProfile profile) {
    var all = new ArrayList<Proposal>();
    List<String> ids = threats.getOrDefault(ThreatCategory.INFERENCE, List.of());
    if (!ids.isEmpty()) {
      all.add(
          one(MetricKind.CANARY_EXPOSURE, 0, ids, "a text model may repeat what it was taught"));
    }
    textDrift(profile).ifPresent(all::add);
    return all;
  }

  /// For whatever reads texts, frozen or not: what people write changes by itself.
  private static Optional<Proposal> textDrift(SystemProfile profile) {
    boolean talks =
        profileSays(profile, "ai_kind", "llm") || profileSays(profile, "ai_kind", "agent");
    boolean reads =
        talks ? mayBe(profile, "modality", "text") : profileSays(profile, "modality", "text");
    return reads
        ? Optional.of(
            one(
                MetricKind.TEXT_DRIFT,
                0,
                List.of(),
                "it was tried on the texts of its time, and people write others"))
        : Optional.empty();
  }

  private static List<Proposal> metrics(
      Map<ThreatCategory, List<String>> threats, SystemProfile profile) {
    var all = new ArrayList<Proposal>();
    boolean images = mayBe(profile, "modality", "image") || mayBe(profile, "modality", "video");
    all.add(
        one(MetricKind.CLEAN_ACCURACY, 1_000, List.of(), "what every other number is read beside"));
    all.add(one(MetricKind.CALIBRATION, 1_000, List.of(), "whoever acts on a score relies on it"));
    for (Map.Entry<ThreatCategory, List<String>> entry : threats.entrySet()) {
      List<String> ids = entry.getValue();
      switch (entry.getKey()) {
        case EVASION -> evasion(ids, images, profile, all);
        case POISONING -> {
          all.add(one(MetricKind.LABEL_NOISE, 0, ids, "wrong labels are the plainest poison"));
          all.add(one(MetricKind.POISON_SWEEP, 0, ids, "planted rows stand apart in a late layer"));
        }
        case BACKDOOR -> {
          if (images) {
            all.add(one(MetricKind.BACKDOOR_SWEEP, 200, ids, "clean data shows no backdoor"));
          }
          all.add(
              one(MetricKind.BEHAVIOUR, 1_000, ids, "a swapped model differs from a known one"));
          if (images) {
            all.add(one(MetricKind.STRIP, 400, ids, "a filter may stop what the sweep finds"));
          }
        }
        case EXTRACTION ->
            all.add(one(MetricKind.EXTRACTION, 1_000, ids, "it says what a query limit is worth"));
        case INFERENCE -> {
          all.add(one(MetricKind.MEMBERSHIP, 2_000, ids, "training rows may be somebody's secret"));
          if (profileSays(profile, "modality", "tabular")) {
            all.add(
                one(
                    MetricKind.ATTRIBUTE_INFERENCE,
                    1_000,
                    ids,
                    "who knows the other columns may learn a private one",
                    "column",
                    "FILL-IN"));
          }
        }
        case PROMPT_INJECTION -> {} // told in the notes
      }
    }
    if (!profileSays(profile, "learning", "frozen")) {
      all.add(one(MetricKind.DRIFT, 500, List.of(), "it changes after release"));
    }
    textDrift(profile).ifPresent(all::add);
    return all;
  }

  private static void evasion(
      List<String> ids, boolean images, SystemProfile profile, List<Proposal> all) {
    boolean labels =
        profileSays(profile, "output_detail", "label")
            && !profileSays(profile, "output_detail", "score");
    all.add(
        one(
            MetricKind.ROBUST_ACCURACY,
            SampleSize.forWidth(WIDTH, CONFIDENCE),
            ids,
            "it bounds what crafted inputs can do"));
    if (profileSays(profile, "modality", "tabular")) {
      all.add(
          one(
              MetricKind.CONSTRAINED_ACCURACY,
              SampleSize.forWidth(WIDTH, CONFIDENCE),
              ids,
              "applicants change some columns and cannot change others",
              "columns",
              "FILL-IN: 0..1, *: fixed"));
    }
    if (labels) {
      all.add(
          one(
              MetricKind.MINIMAL_CHANGE,
              ATTACKED,
              ids,
              "outsiders see labels only, and this needs no more"));
    }
    if (images) {
      all.add(
          one(
              MetricKind.CORRUPTION_ACCURACY,
              500,
              List.of(),
              "bad weather and bad cameras are commoner than attackers"));
    }
  }

  private static Proposal one(
      MetricKind kind,
      long samples,
      List<String> threats,
      String why,
      String setting,
      String value) {
    Proposal plain = one(kind, samples, threats, why);
    return new Proposal(
        plain.metric().with(setting, value), plain.why(), plain.needs(), plain.queries());
  }

  private static Proposal one(MetricKind kind, long samples, List<String> threats, String why) {
    return new Proposal(
        new PlannedMetric(
            kind,
            samples == 0 ? Optional.empty() : Optional.of(samples),
            Map.of(),
            threats.stream().limit(MOST_THREATS).toList()),
        why,
        needs(kind),
        queries(kind, samples));
  }

  private static List<Role> needs(MetricKind kind) {
    return switch (kind) {
      case CLEAN_ACCURACY,
          ROBUST_ACCURACY,
          MINIMAL_CHANGE,
          CONSTRAINED_ACCURACY,
          CORRUPTION_ACCURACY,
          STRIP ->
          List.of(Role.TEST);
      case CERTIFIED_ACCURACY, CALIBRATION, BACKDOOR_SWEEP, BEHAVIOUR -> List.of(Role.TEST);
      case MEMBERSHIP -> List.of(Role.TRAINING, Role.OUTSIDE, Role.POPULATION, Role.SUPPLIED);
      case ATTRIBUTE_INFERENCE -> List.of(Role.TRAINING, Role.OUTSIDE, Role.SUPPLIED);
      case CANARY_EXPOSURE -> List.of(Role.CANARIES);
      case EXTRACTION -> List.of(Role.TEST, Role.POOL);
      case POISON_SWEEP, LABEL_NOISE -> List.of(Role.TRAINING);
      case DRIFT -> List.of(Role.EARLIER, Role.LIVE);
      case TEXT_DRIFT -> List.of(Role.EARLIER_TEXT, Role.LIVE_TEXT);
    };
  }

  /// With the settings a metric has when none are given; for images of 28 by 28 where that counts.
  private static long queries(MetricKind kind, long samples) {
    return switch (kind) {
      case CLEAN_ACCURACY, CALIBRATION -> samples;
      case ROBUST_ACCURACY -> samples * 1_045;
      case MINIMAL_CHANGE -> samples * 2_600;
      case CONSTRAINED_ACCURACY -> samples * 200;
      case CORRUPTION_ACCURACY -> samples * 40;
      case CERTIFIED_ACCURACY -> samples * 1_100;
      case MEMBERSHIP -> samples * 3;
      case ATTRIBUTE_INFERENCE -> samples * 6;
      case EXTRACTION -> samples + 1_000;
      case BACKDOOR_SWEEP -> 125_000 + 2 * samples;
      case STRIP -> 125_000 + 40 * samples;
      case BEHAVIOUR -> samples + 125_000;
      case POISON_SWEEP, LABEL_NOISE, CANARY_EXPOSURE -> 0;
      case DRIFT -> 2 * samples;
      case TEXT_DRIFT -> 0;
    };
  }

  /// The techniques of each category that apply, the likeliest first.
  private static Map<ThreatCategory, List<String>> threats(ThreatModel model) {
    Map<ThreatCategory, List<String>> threats = new EnumMap<>(ThreatCategory.class);
    model.threats().stream()
        .sorted(Comparator.comparingInt(Threat::rank))
        .forEach(threat ->
            threat
                .rule()
                .category()
                .ifPresent(c ->
                    threats
                        .computeIfAbsent(c, k -> new ArrayList<>())
                        .add(threat.technique().value())));
    return threats;
  }

  /// Whether a field has a word, or nobody has answered it.
  private static boolean mayBe(SystemProfile profile, String field, String word) {
    return profile
        .vocabulary()
        .field(field)
        .map(f -> !profile.answers(f) || profile.has(f, word))
        .orElse(true);
  }

  private static boolean profileSays(SystemProfile profile, String field, String word) {
    return profile.vocabulary().field(field).map(f -> profile.has(f, word)).orElse(false);
  }
}
