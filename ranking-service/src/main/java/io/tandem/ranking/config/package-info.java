/// Configuration, health, and which parts make up the service.
@NullMarked
package io.tandem.ranking.config;

import org.jspecify.annotations.NullMarked;
