package dev.trivet.formats.document;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.Function;

/// A collection whose items are made when they are read, so that what is written piece by piece is
/// never all there at once.
public final class Lazily<A, B> extends AbstractCollection<B> {
  private final Collection<? extends A> from;
  private final Function<? super A, ? extends B> make;

  private Lazily(Collection<? extends A> from, Function<? super A, ? extends B> make) {
    this.from = from;
    this.make = make;
  }

  public static <A, B> Collection<B> of(
      Collection<? extends A> from, Function<? super A, ? extends B> make) {
    return new Lazily<A, B>(from, make);
  }

  @Override
  public Iterator<B> iterator() {
    Iterator<? extends A> items = from.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return items.hasNext();
      }

      @Override
      public B next() {
        return make.apply(items.next());
      }
    };
  }

  @Override
  public int size() {
    return from.size();
  }
}
