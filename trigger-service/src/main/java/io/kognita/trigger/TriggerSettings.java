package io.kognita.trigger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Configuration of functions and how they are run. */
@ConfigMapping(prefix = "kognita.trigger")
public interface TriggerSettings {

    /** Whether webhooks may have http addresses: for a local run only. */
    @WithDefault("false")
    boolean allowHttpWebhooks();

    /**
     * Networks, such as 10.1.0.0/16, in which webhooks may lie although their addresses are not public. Without them a
     * webhook that resolves to a private, loopback or link-local address is refused.
     */
    Optional<List<String>> allowedNetworks();

    /** How long a function may take for one try. */
    @WithDefault("5S")
    Duration timeout();

    /** How often a function is tried that times out, throttles or crashes. */
    @WithDefault("3")
    int tries();

    /** Executions of one function at a time in this process; as many may wait, one more fails. */
    @WithDefault("50")
    int concurrency();

    /** The largest answer of a function in bytes. */
    @WithDefault("6291456")
    int maxAnswer();

    /** When a function that keeps failing is left alone. */
    Breaker breaker();

    /** How JavaScript functions run. */
    SandboxSettings sandbox();

    /** Characters that are kept of what a function writes in one execution. */
    @WithDefault("16384")
    int log();

    /** Executions of each function that can be looked at, with what it wrote; none when 0. */
    @WithDefault("100")
    int keptExecutions();

    /** Calls of the Lambda API whose callers do not wait ({@code InvocationType=Event}). */
    Asynchronous asynchronous();

    /** Calls of the Lambda API whose callers do not wait ({@code InvocationType=Event}). */
    interface Asynchronous {

        /** Calls that may wait at a time in the whole deployment; one more is a TooManyRequestsException. */
        @WithDefault("10000")
        int waiting();

        /** Calls that this process runs at a time. */
        @WithDefault("50")
        int concurrency();

        /** How often a function is tried that fails. */
        @WithDefault("3")
        int tries();

        /** Pause after the first failed try; doubles with each. */
        @WithDefault("1M")
        Duration firstPause();

        /** How old a call may get before it is given up. */
        @WithDefault("6H")
        Duration longestAge();
    }

    /** When a function that keeps failing is left alone. */
    interface Breaker {

        /** Tries that are looked back at. */
        @WithDefault("20")
        int window();

        /** Share of failed tries in the window at which the function is not called any more. */
        @WithDefault("0.5")
        double failureRatio();

        /** How long it is left alone before one try tells whether it is back. */
        @WithDefault("10S")
        Duration pause();
    }

    /** How JavaScript functions run. */
    interface SandboxSettings {

        /** Folder with the libraries of the processes in which functions run. */
        @WithDefault("/app/worker")
        String worker();

        /** The Java launcher that starts them; of this service's own JVM, or else of the path, when absent. */
        Optional<String> java();

        /** Functions that have a process at a time; the one that was used last goes when another needs room. */
        @WithDefault("4")
        int workers();

        /** Heap of a process in megabytes, whatever memory a function asks for. */
        @WithDefault("64")
        int memory();

        /** How long a process may take to start. */
        @WithDefault("20S")
        Duration start();

        /** How long a process is kept that nobody needs. */
        @WithDefault("15M")
        Duration idle();

        /** Processor time of one call. */
        @WithDefault("2S")
        Duration cpu();

        /** Statements of JavaScript that one call may run. */
        @WithDefault("50000000")
        long statements();

        /** Longest time of a call through the Lambda API, whatever time-out a function has; triggers have their own. */
        @WithDefault("60S")
        Duration longest();

        /** Hosts that functions may fetch from, such as api.example.com or *.example.com; none when absent. */
        Optional<List<String>> fetchHosts();

        /** The largest answer to a fetch in bytes. */
        @WithDefault("1048576")
        int maxFetched();

        /** Requests of one call under way at a time. */
        @WithDefault("8")
        int fetches();
    }
}
