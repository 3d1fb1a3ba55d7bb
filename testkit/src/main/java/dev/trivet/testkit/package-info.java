/// What tests share: seeded generators and the laws they check.
@NullMarked
package dev.trivet.testkit;

import org.jspecify.annotations.NullMarked;
