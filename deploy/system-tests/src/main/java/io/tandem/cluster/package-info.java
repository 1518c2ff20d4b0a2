/// Everything on this machine, as separate processes that can be killed, frozen and restarted one by one:
/// broker, PostgreSQL and any number of instances of each packaged service.
@NullMarked
package io.tandem.cluster;

import org.jspecify.annotations.NullMarked;
