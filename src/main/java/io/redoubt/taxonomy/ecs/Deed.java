package io.redoubt.taxonomy.ecs;

import io.redoubt.event.Constant;
import io.redoubt.event.Field;
import io.redoubt.event.TimeShape;
import java.util.List;

/// One thing that a mapping does to events of one shape, its fields and cells known by number: a
/// step of a [Trail]. Most have an outcome, by which it goes on. Immutable.
public sealed interface Deed {
  /// Adds the value of a cell again under another name, if it says anything: that is the outcome.
  record Alias(Field to, int cell) implements Deed {}

  /// Adds the value of a cell as text, if it says anything: that is the outcome.
  record Text(Field to, int cell) implements Deed {}

  /// Adds the value of a cell as a number, if it is one: that is the outcome.
  record Numeric(Field to, int cell) implements Deed {}

  /// Adds the value of a cell if it is an address: that is the outcome.
  record Ip(Field to, int cell) implements Deed {}

  /// Adds the constant that stands for the value of a cell, if there is one: that is the outcome.
  record Table(Field to, Lookup<Constant> values, int cell) implements Deed {}

  /// Adds the value of a cell with its capitals made small, if it says anything: that is the
  /// outcome.
  record Lower(Field to, int cell) implements Deed {}

  /// Takes a cell for the event's time, if it says anything: that is the outcome.
  record Time(TimeShape shape, int cell) implements Deed {}

  /// Converts a cell; the outcome are the fields of the cells that this adds.
  ///
  /// @param full the fields beside the main one that the event has already
  record Convert(Conversion how, int cell, List<Target> full) implements Deed {}

  /// Adds a constant; it has one outcome.
  record Put(Field to, Constant value) implements Deed {}

  /// Looks whether the value of a cell is among these: that is the outcome.
  record Is(Condition.In in, int cell) implements Deed {}

  /// Looks which block stands for the value of a cell: that, or null, is the outcome.
  record Choose(Lookup<List<Step>> blocks, int cell) implements Deed {}

  /// Looks whether the value of a cell is this constant: that is the outcome.
  record Stands(Constant value, int cell) implements Deed {}

  /// Adds the value of a cell to `related.*`, if it is not empty and is in none of the other cells
  /// there: that is the outcome.
  record Relate(Field kind, int cell, int[] others) implements Deed {}

  /// All is done.
  ///
  /// @param fields those of the event's cells then, to be shared by all events that end here
  record End(Field[] fields) implements Deed {}
}
