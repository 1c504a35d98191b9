package io.kognita.worker;

import io.kognita.worker.protocol.Frame;
import io.kognita.worker.protocol.Program;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * A warm context of the function, in which one call at a time runs and whose globals live on from call to call, as on Lambda.
 * All happens on the loop's thread, but for {@link #stop}.
 */
final class Environment {

    private static final byte[] NOTHING = new byte[0];

    private final Program program;
    private final Outlet outlet;
    private final String file;
    private final String export;
    private final Context context;
    private final Value script;
    /** The last call until the next begins. */
    private volatile RunningCall call;

    private volatile boolean broken;

    Environment(Sandbox sandbox, Program program, CodeFiles files, Map<String, Source> modules, Outlet outlet) {
        this.program = program;
        this.outlet = outlet;
        String name = program.handler();
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        file = dot < 0 ? name : name.substring(0, dot);
        export = dot < 0 ? "" : name.substring(dot + 1);
        context = sandbox.context(
                new ModuleFileSystem(files, this::resolve, this::namesIn),
                program.limits().statements());
        script = Sandbox.equip(context, new HostFunctions(this, files, modules, variables(program)).all());
    }

    Context context() {
        return context;
    }

    RunningCall call() {
        return call;
    }

    boolean isBroken() {
        return broken;
    }

    void begin(RunningCall next) {
        call = next;
    }

    /** Starts the call that has begun. */
    void run() {
        context.resetLimits();
        Frame.Invoke invoke = call.invoke();
        script.invokeMember(
                "run",
                file,
                export,
                new String(invoke.event(), StandardCharsets.UTF_8),
                invoke.about(),
                invoke.limitMillis());
    }

    private void fire(RunningCall of, Object... arguments) {
        if (!of.hasEnded()) {
            script.invokeMember("fire", arguments);
        }
    }

    void fetched(Frame.Fetched answer) {
        if (answer.call() == call.id()) {
            call.closeFetch();
            fire(
                    call,
                    answer.fetch(),
                    answer.error(),
                    answer.status(),
                    flat(answer.headers()),
                    Cryptography.text(answer.body()));
        }
    }

    /** After each piece of work: a handler that waits for nothing has nothing more to say. */
    void settle() {
        if (!call.hasEnded()) {
            script.invokeMember("idle");
        }
    }

    /** What JavaScript could not catch: a limit, or a fault of this process. */
    void broke(PolyglotException failure) {
        broken = true;
        if (failure.isResourceExhausted() || failure.isCancelled()) {
            end(Frame.Ending.STOPPED, "ran more than " + program.limits().statements() + " statements");
        } else if (failure.isGuestException()) {
            end(Frame.Ending.THREW, "{\"errorType\":\"Error\",\"errorMessage\":\"an error outside of the handler\"}");
        } else {
            end(Frame.Ending.STOPPED, "could not be run");
        }
    }

    /** Ends the call from outside; what runs is interrupted as soon as it can be. Blocks until then. */
    void stop(Frame.Ending ending, String reason) {
        broken = true;
        end(ending, reason);
        context.close(true);
    }

    void close() {
        context.close(true);
    }

    void log(String level, String text) {
        if (!call.hasEnded()) {
            String kept = call.within(text);
            if (!kept.isEmpty()) {
                outlet.send(new Frame.Line(call.id(), level, kept));
            }
        }
    }

    void returned(String answer) {
        int limit = program.limits().answerBytes();
        byte[] bytes = answer.length() > limit ? NOTHING : answer.getBytes(StandardCharsets.UTF_8);
        if (answer.length() > limit || bytes.length > limit) {
            end(Frame.Ending.STOPPED, "answered more than " + limit + " bytes");
        } else {
            end(Frame.Ending.RETURNED, bytes);
        }
    }

    void threw(String error) {
        int limit = program.limits().answerBytes();
        end(
                Frame.Ending.THREW,
                error.length() > limit / 4 ? "{\"errorMessage\":\"an error too long to tell\"}" : error);
    }

    void timer(int id, long millis) {
        RunningCall of = call;
        outlet.later(this, millis, () -> fire(of, id));
    }

    void fetch(Value... request) {
        int id = request[0].asInt();
        RunningCall of = call;
        if (!of.openFetch()) {
            outlet.later(this, 0, () -> fire(of, id, "too many requests at once"));
            return;
        }
        byte[] body = Cryptography.bytes(request[4].asString());
        outlet.send(new Frame.Fetch(
                of.id(), id, request[1].asString(), request[2].asString(), pairs(request[3].asString()), body));
    }

    private String resolve(String name, String folder) {
        Value found = script.invokeMember("resolve", name, folder);
        return found.isNull() ? null : found.asString();
    }

    private List<String> namesIn(String module) {
        Value names = script.invokeMember("namesIn", module);
        List<String> list = new ArrayList<>();
        for (long i = 0; i < names.getArraySize(); i++) {
            list.add(names.getArrayElement(i).asString());
        }
        return list;
    }

    private void end(Frame.Ending ending, String payload) {
        end(ending, payload.getBytes(StandardCharsets.UTF_8));
    }

    private void end(Frame.Ending ending, byte[] payload) {
        if (call.end()) {
            outlet.send(new Frame.Ended(call.id(), ending, payload));
        }
    }

    private static String variables(Program program) {
        return flat(program.environment());
    }

    private static String flat(Map<String, String> texts) {
        List<String> words = new ArrayList<>();
        texts.forEach((name, value) -> {
            words.add(name);
            words.add(value);
        });
        return String.join("\0", words);
    }

    private static Map<String, String> pairs(String flat) {
        String[] words = flat.split("\0", -1);
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            texts.put(words[i], words[i + 1]);
        }
        return texts;
    }
}
