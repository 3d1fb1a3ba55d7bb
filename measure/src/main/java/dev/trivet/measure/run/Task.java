package dev.trivet.measure.run;

/// How one kind of number is worked out.
interface Task {
  /// About how many samples the model will be asked about: what progress and cost are told by.
  long queries(Settings settings, Bench bench);

  /// Adds what it finds.
  ///
  /// @throws dev.trivet.measure.result.ProblemException when something stands in the way; what was
  ///   found before stays
  void run(Settings settings, Bench bench, Findings findings);

  static Task of(MetricKind kind) {
    return switch (kind) {
      case CLEAN_ACCURACY -> new AccuracyTask();
      case ROBUST_ACCURACY -> new RobustAccuracyTask();
      case MINIMAL_CHANGE -> new MinimalChangeTask();
      case CONSTRAINED_ACCURACY -> new ConstrainedTask();
      case CORRUPTION_ACCURACY -> new CorruptionTask();
      case CERTIFIED_ACCURACY -> new CertificateTask();
      case CALIBRATION -> new CalibrationTask();
      case MEMBERSHIP -> new MembershipTask();
      case ATTRIBUTE_INFERENCE -> new AttributeTask();
      case CANARY_EXPOSURE -> new CanaryTask();
      case EXTRACTION -> new ExtractionTask();
      case BACKDOOR_SWEEP -> new BackdoorTask();
      case STRIP -> new StripTask();
      case POISON_SWEEP -> new PoisonTask();
      case LABEL_NOISE -> new LabelNoiseTask();
      case BEHAVIOUR -> new BehaviourTask();
      case DRIFT -> new DriftTask();
      case TEXT_DRIFT -> new TextDriftTask();
    };
  }
}
