package dev.trivet.evidence;

/// A way to obtain evidence.
///
/// @param name as proofs and evidence write it: `artifact.verify`
/// @param kind observation or attestation
/// @param result the words or the number that come out
/// @param unit of the number; empty for words
/// @param about what it is, in a sentence
public record Method(String name, String kind, String result, String unit, String about) {}
