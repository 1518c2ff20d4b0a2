package io.tandem.fold;

import java.util.List;

/// What a service does with its rebuilt state; the bean that makes [Rebuild] possible.
public interface RebuildPlan {
    /// SQL statements that make the service's state what the rebuilt one is. They run in one transaction that holds
    /// every lane, both states at the same offsets.
    ///
    /// @param equal whether the hashes were
    /// @param live schema of the service
    /// @param side schema of the rebuilt state, which is dropped afterwards
    /// @return empty when nothing is to be done
    List<String> adoption(boolean equal, String live, String side);
}
