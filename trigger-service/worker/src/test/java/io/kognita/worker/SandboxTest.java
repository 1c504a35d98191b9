package io.kognita.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.worker.protocol.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that mean harm: nothing of the host is in reach, and what they use has an end. */
@Timeout(30)
class SandboxTest {

    private WorkerProcess worker;

    @BeforeEach
    void start() throws IOException {
        worker = new WorkerProcess();
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void keepsTheHostOutOfReach() throws IOException {
        String[] attempts = {
            "Java.type('java.lang.Runtime')",
            "Polyglot.eval('js', '1')",
            "Polyglot.import('x')",
            "Packages.java.lang.System.exit(0)",
            "java.lang.System.exit(0)",
            "load('/etc/passwd')",
            "loadWithNewGlobal('/etc/passwd')",
            "read('/etc/passwd')",
            "readFully('/etc/passwd')",
            "quit()",
            "exit()",
            "Graal.versionECMAScript",
            "Debug",
            "require('child_process')",
            "require('node:fs')",
            "require('/etc/passwd')",
            "require('../../../etc/passwd')",
            "process.binding('fs')",
            "process.mainModule.require('fs')",
            "process.exit(1)",
            "new Worker('x')",
            "new WebAssembly.Module(new Uint8Array([0, 97, 115, 109]))",
            "new SharedArrayBuffer(8)",
            "Atomics.wait(new Int32Array(8), 0, 0)",
            "this.constructor.constructor('return Java')()",
            "(() => {}).constructor('return Polyglot')()",
            "console.log.constructor('return Java.type(\\'java.io.File\\')')()",
            "Object.getPrototypeOf(function* () {}).constructor('return Packages')().next()",
            "setTimeout.constructor('return this')().Java.type('java.lang.Thread')",
            "fetch.caller.arguments[0]",
            "Symbol.for('kognita.require').host.read('x')",
            "globalThis[Symbol.for('kognita.require')]('/etc/passwd')",
            "Error.prepareStackTrace = (e, frames) => frames[0].getThis().constructor.constructor('return Java')(), new Error().stack.x.y",
            "new Proxy({}, { get: () => Java }).x",
            "eval('Java').type('java.lang.String')",
            "''.sub.call.call(Java.type)",
            "getClass().forName('java.lang.Runtime')",
            "({}).getClass().getClassLoader()",
            "process.env.PATH.length",
            "process.env.HOME.length",
        };
        worker.load(
                "const attempts = " + list(attempts) + ";"
                        + "exports.handler = async () => attempts.filter((attempt) => { try { eval(attempt); return true; } catch { return false; } });");
        assertThat(worker.run("{}")).isEqualTo("RETURNED []");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "file:///etc/passwd",
                "../../etc/passwd",
                "node:fs",
                "node:child_process",
                "https://example.com/x.mjs",
                "data:text/javascript,export default 1",
                "jar:file:/a.jar!/b"
            })
    void importsNothingThatIsNotTheFunctions(String specifier) throws IOException {
        worker.load(
                "exports.handler = async (name) => { try { await import(name); return 'there'; } catch (e) { return 'none'; } };");
        assertThat(worker.run("\"" + specifier + "\"")).isEqualTo("RETURNED \"none\"");
    }

    @Test
    void handsNoHostObjectToCodeThatReplacesTheStandardLibrary() throws IOException {
        worker.load("""
                const seen = [];
                const spy = (name, original) => function (...values) {
                  seen.push(this, ...values);
                  return Reflect.apply(original, this, values);
                };
                const { stringify } = JSON;
                Function.prototype.call = spy('call', Function.prototype.call);
                Map.prototype.set = spy('set', Map.prototype.set);
                Array.prototype.map = spy('map', Array.prototype.map);
                JSON.parse = spy('parse', JSON.parse);
                Promise.prototype.then = spy('then', Promise.prototype.then);
                Object.defineProperty(Object.prototype, 'log', { get() { seen.push(this); return undefined; }, configurable: true });
                const known = new Set(['object', 'function', 'string', 'number', 'undefined', 'boolean']);
                exports.handler = async () => {
                  console.log('x', { a: [1] });
                  setTimeout(() => {}, 1);
                  require('crypto').randomUUID();
                  return seen.filter((value) => {
                    const text = Object.prototype.toString.call(value);
                    return /foreign|java|host/i.test(text) || !known.has(typeof value);
                  }).length;
                };
                """);
        assertThat(worker.run("{}")).isEqualTo("RETURNED 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "for (;;) { try { while (true) {} } catch { continue; } finally { continue; } }",
                "for (;;) await null;",
                "const go = () => Promise.resolve().then(go); await go();",
                "/^(a+)+\\1\\1b$/.test('a'.repeat(40000) + 'c'); while (true) {}",
                "for (;;) new Array(1e5).fill(0).sort(() => 0);",
                "let n = 3n; for (;;) n *= n;",
                "Array.from({ length: 1e9 }, () => 0);"
            })
    void stopsWhatNeverEnds(String code) throws IOException {
        worker.load("exports.handler = async (event) => { if (event.bad) { " + code + " } return 'fine'; };");
        long started = System.nanoTime();
        worker.begin("{\"bad\":true}", 10_000);
        assertThat(worker.end()).matches("(STOPPED (used|ran) more than .*|GONE [34]|TIMED_OUT )");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void goesOnAfterACallThatWasStopped() throws IOException {
        worker.load("exports.handler = async (event) => { while (event.bad) {} return 'fine'; };");
        assertThat(worker.run("{\"bad\":true}")).startsWith("STOPPED");
        assertThat(worker.run("{}")).isEqualTo("RETURNED \"fine\"");
    }

    @Test
    void stopsWhatAFunctionLeavesBehind() throws IOException {
        worker.load(
                "exports.handler = async (event) => { if (event.bad) { (async () => { for (;;) await null; })(); } return 'fine'; };");
        assertThat(worker.run("{\"bad\":true}")).isEqualTo("RETURNED \"fine\"");
        assertThat(worker.run("{}")).isEqualTo("RETURNED \"fine\"");
    }

    @Test
    void stopsAfterSoManyStatements() throws IOException {
        worker.load(
                Map.of("index.js", "exports.handler = async () => { let n = 0; while (true) n++; };"),
                "index.handler",
                new Program.Limits(60_000, 100_000, 1_000, 1_000, 1));
        assertThat(worker.run("{}")).isEqualTo("STOPPED ran more than 100000 statements");
        assertThat(worker.run("{}")).startsWith("STOPPED");
    }

    @Test
    void countsTheStatementsOfEachCallAnew() throws IOException {
        worker.load(
                Map.of("index.js", "exports.handler = async () => { for (let n = 0; n < 20000; n++) {} return 1; };"),
                "index.handler",
                new Program.Limits(60_000, 100_000, 1_000, 1_000, 1));
        for (int i = 0; i < 10; i++) {
            assertThat(worker.run("{}")).isEqualTo("RETURNED 1");
        }
    }

    @Test
    void endsACallThatWaitsTooLong() throws IOException {
        worker.load("exports.handler = async (ms) => { await new Promise((r) => setTimeout(r, ms)); return 'late'; };");
        worker.begin("60000", 300);
        assertThat(worker.end()).isEqualTo("TIMED_OUT ");
        assertThat(worker.run("1")).isEqualTo("RETURNED \"late\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const all = []; while (true) all.push(new Array(10000).fill(1));",
                "const all = []; while (true) all.push(new Uint8Array(1 << 20));",
                "const all = []; while (true) all.push('x'.repeat(1 << 20) + all.length);",
                "let all = 'x'; while (true) all += all;",
                "'x'.repeat(2 ** 28);",
                "JSON.parse('[' + '[1,2,3,4,5,6,7,8],'.repeat(1500000) + '1]');",
                "JSON.parse('['.repeat(30000000));",
                "/(x+)+y/.exec('x'.repeat(30000000)); 'x'.repeat(30000000).replace(/x/g, 'yyyyyyyyyyyyyyyy');",
                "'x,'.repeat(15000000).split(',').map((a) => [a]);",
                "const all = new Map(); for (let i = 0; ; i++) all.set(i, { i });",
                "let deep = {}; while (true) deep = { deep };",
                "new Array(2 ** 31).fill(0).join('x'.repeat(1000));",
                "setInterval(() => {}, 1); while (true) setTimeout(() => {}, 1000);",
                "const f = () => f(f); f();",
                "throw new Error('x'.repeat(30000000));"
            })
    void diesAloneOfAMemoryBomb(String code) throws IOException {
        worker.load("exports.handler = async () => { " + code + " };");
        worker.begin("{}", 6_000);
        assertThat(worker.end())
                .matches(
                        "(?s)(GONE [34]|THREW .*(RangeError|SyntaxError|an error too long to tell).*|STOPPED .*|TIMED_OUT )");
    }

    @Test
    void keepsOnlySoMuchOfWhatIsLogged() throws IOException {
        worker.load(
                "exports.handler = async () => { for (let i = 0; i < 1000; i++) console.log('x'.repeat(100)); return 1; };");
        assertThat(worker.run("{}")).isEqualTo("RETURNED 1");
        assertThat(worker.lines.stream().mapToInt(line -> line.text().length()).sum())
                .isEqualTo(2_000);
        assertThat(worker.run("{}")).isEqualTo("RETURNED 1");
        assertThat(worker.lines.stream().mapToInt(line -> line.text().length()).sum())
                .isEqualTo(4_000);
    }

    @Test
    void refusesAnAnswerThatIsTooLong() throws IOException {
        worker.load("exports.handler = async () => 'x'.repeat(1000001);");
        assertThat(worker.run("{}")).isEqualTo("STOPPED answered more than 1000000 bytes");
    }

    @Test
    void opensOnlySoManyRequestsAtOnce() throws IOException {
        worker.load(
                "exports.handler = async () => { const all = [1, 2, 3].map(() => fetch('https://x.example/')); await all[2]; };");
        worker.begin("{}", 2_000);
        worker.next();
        worker.next();
        assertThat(worker.end()).contains("fetch failed: too many requests at once");
    }

    @Test
    void endsWithItsInput() throws Exception {
        worker.load("exports.handler = async () => { while (true) {} };");
        worker.begin("{}", 60_000);
        worker.hangUp();
        assertThat(worker.exit()).isZero();
    }

    private static String list(String... texts) {
        StringBuilder list = new StringBuilder("[");
        for (String text : texts) {
            list.append('"')
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\",");
        }
        return list.append("]").toString();
    }
}
