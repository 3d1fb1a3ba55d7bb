/// XML: OpenVINO models, PMML, and whatever else comes as XML beside a model.
@NullMarked
package dev.trivet.artifact.xml;

import org.jspecify.annotations.NullMarked;
