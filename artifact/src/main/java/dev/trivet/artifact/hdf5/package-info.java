/// HDF5: groups, attributes and datasets, read as far as they decide what a loader does.
///
/// Source: the HDF5 File Format Specification, version 3.0; the names here are its names.
@NullMarked
package dev.trivet.artifact.hdf5;

import org.jspecify.annotations.NullMarked;
