/// Models of decision trees: XGBoost, LightGBM, CatBoost.
@NullMarked
package dev.trivet.artifact.trees;

import org.jspecify.annotations.NullMarked;
