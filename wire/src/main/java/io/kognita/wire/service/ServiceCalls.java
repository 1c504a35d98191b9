package io.kognita.wire.service;

import java.util.Map;
import java.util.Set;

/**
 * Which service may call which. All sign with one key, so this holds back a service that was led astray, and not one
 * whose key is in a stranger's hands.
 */
final class ServiceCalls {

    /** Callers by the service that they call. */
    private static final Map<String, Set<String>> CALLERS = Map.of(
            "user-pool-service", Set.of("hosted-ui-service"),
            "trigger-service", Set.of("user-pool-service"));

    private ServiceCalls() {}

    /** Whether a service may call another; replicas of one service may call each other. */
    static boolean allowed(String caller, String called) {
        return caller.equals(called) || CALLERS.getOrDefault(called, Set.of()).contains(caller);
    }
}
