package io.kognita.worker;

import io.kognita.worker.protocol.Frame;
import io.kognita.worker.protocol.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.graalvm.polyglot.Source;

/** The function's environments in this process: those in which a call runs, and the warm ones. Used by the loop's thread. */
final class Environments {

    private final Sandbox sandbox;
    private final Program program;
    private final CodeFiles files;
    private final Map<String, Source> modules = HostFunctions.modules();
    private final Deque<Environment> idle = new ArrayDeque<>();
    private final Map<Integer, Environment> busy = new HashMap<>();

    Environments(Sandbox sandbox, Program program) {
        this.sandbox = sandbox;
        this.program = program;
        files = new CodeFiles(program.files());
    }

    /** An environment for a call, the one that was used last or a new one. */
    Environment take(Frame.Invoke invoke, Outlet outlet) {
        busy.values().removeIf(Environment::isBroken);
        Environment environment = idle.poll();
        if (environment == null) {
            environment = new Environment(sandbox, program, files, modules, outlet);
        }
        environment.begin(new RunningCall(invoke, program.limits()));
        busy.put(invoke.call(), environment);
        return environment;
    }

    Optional<Environment> of(int call) {
        return Optional.ofNullable(busy.get(call));
    }

    /** Keeps an environment for the next call if this one has ended. */
    void takeBack(Environment environment) {
        RunningCall call = environment.call();
        if (call.hasEnded() && busy.remove(call.id(), environment) && !environment.isBroken()) {
            idle.push(environment);
        }
    }
}
