/// Sends files of observations in parts, each of which is acknowledged, so that one that was cut short can go on.
@NullMarked
package io.tandem.local.push;

import org.jspecify.annotations.NullMarked;
