package dev.trivet.measure.run;

import java.util.Optional;

/// A service that turns texts into numbers, in the form most have: `POST /v1/embeddings`.
///
/// @param address of its interface: `https://host/v1`
/// @param model as the service calls it
/// @param secretFrom the environment variable that holds what opens it
/// @param batch how many texts are sent at once
public record EmbeddingSource(
    String address, String model, Optional<String> secretFrom, int batch) {}
