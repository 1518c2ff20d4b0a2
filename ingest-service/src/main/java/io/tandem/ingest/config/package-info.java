/// Settings, and how the domain's values look in JSON.
@NullMarked
package io.tandem.ingest.config;

import org.jspecify.annotations.NullMarked;
