/// Tables as feeds keep them, CSV and XLSX, long and wide, read row by row into observations.
@NullMarked
package io.tandem.ingest.formats;

import org.jspecify.annotations.NullMarked;
