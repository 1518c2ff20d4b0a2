/// How observations become rates and LAPeq: values and pure computations, nothing but the JDK.
@NullMarked
package io.tandem.metrics.domain;

import org.jspecify.annotations.NullMarked;
