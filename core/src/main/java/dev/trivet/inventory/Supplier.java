package dev.trivet.inventory;

import java.util.List;
import java.util.Optional;

/// Somebody outside the organisation from whom parts or services come.
public record Supplier(
    SupplierId id,
    String title,
    Optional<String> contact,
    Optional<String> country,
    List<String> provides) {
  public Supplier {
    provides = List.copyOf(provides);
  }
}
