/// Images and models as registries keep them: an OCI image layout, the files of `docker save`.
@NullMarked
package dev.trivet.artifact.oci;

import org.jspecify.annotations.NullMarked;
