package io.kognita.userpool.limit;

import java.util.Map;

/** Settings of limits as a test wants them. */
record TestLimitSettings(Map<String, Integer> defaults, int unknownClientsPerMinute)
        implements ProvisionedLimitSettings {

    @Override
    public boolean enforceDefaults() {
        return true;
    }

    @Override
    public int highest() {
        return 10_000;
    }
}
