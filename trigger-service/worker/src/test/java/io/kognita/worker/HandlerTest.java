package io.kognita.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.kognita.worker.protocol.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a function may be written like, and what it finds. */
class HandlerTest {

    private WorkerProcess worker;

    @BeforeEach
    void start() throws IOException {
        worker = new WorkerProcess();
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exports.handler = async (event) => ({ ...event, ok: true });",
                "exports.handler = (event, context, callback) => callback(null, { ...event, ok: true });",
                "exports.handler = (event, context, callback) => { setTimeout(() => callback(null, { ...event, ok: true }), 5); };",
                "exports.handler = (event, context) => { context.succeed({ ...event, ok: true }); };",
                "module.exports = { handler: async (event) => { await new Promise((r) => setTimeout(r, 5)); return { ...event, ok: true }; } };",
                "export const handler = async (event) => ({ ...event, ok: true });",
                "export default { handler: async (event) => ({ ...event, ok: true }) };",
                "const value = await Promise.resolve(true);\nexport async function handler(event) { return { ...event, ok: value }; }"
            })
    void runsEachFormOfAHandler(String code) throws IOException {
        worker.load(code);
        assertThat(worker.run("{\"a\":1}")).isEqualTo("RETURNED {\"a\":1,\"ok\":true}");
        assertThat(worker.run("{\"a\":2}")).isEqualTo("RETURNED {\"a\":2,\"ok\":true}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exports.handler = async () => { throw new RangeError('too bad'); };",
                "exports.handler = () => { throw new RangeError('too bad'); };",
                "exports.handler = (event, context, callback) => callback(new RangeError('too bad'));",
                "exports.handler = (event, context) => context.fail(new RangeError('too bad'));",
                "exports.handler = (event, context, callback) => { setTimeout(() => { throw new RangeError('too bad'); }, 5); };"
            })
    void tellsWhatAHandlerThrows(String code) throws IOException {
        worker.load(code);
        assertThat(worker.run("{}"))
                .startsWith(
                        "THREW {\"errorType\":\"RangeError\",\"errorMessage\":\"too bad\",\"trace\":[\"RangeError: too bad\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exports.handler = async () => undefined;|RETURNED null",
                "exports.handler = () => 5;|RETURNED null",
                "exports.handler = async () => 'text';|RETURNED \"text\"",
                "exports.handler = () => new Promise(() => {});|RETURNED null",
                "exports.handler = (e, c, callback) => callback('plain');|THREW {\"errorType\":\"string\",\"errorMessage\":\"plain\",\"trace\":[]}"
            })
    void answersAsLambdaDoesWhereNothingSensibleIsAnswered(String code, String ending) throws IOException {
        worker.load(code);
        assertThat(worker.run("{}")).isEqualTo(ending);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exports.handler = async (|Runtime.UserCodeSyntaxError",
                "exports.other = 1;|Runtime.HandlerNotFound",
                "require('./absent');|Cannot find module './absent'",
                "require('fs');|Cannot find module 'fs'",
                "import x from './absent.mjs';|absent",
                "exports.handler = async () => { const a = {}; a.a = a; return a; };|Runtime.MarshalError"
            })
    void tellsWhyCodeCannotRun(String code, String part) throws IOException {
        worker.load(code);
        assertThat(worker.run("{}")).startsWith("THREW").contains(part);
    }

    @Test
    void findsModulesOfItsOwn() throws IOException {
        worker.load(
                Map.of(
                        "src/app.js",
                                "const { twice } = require('./lib'); exports.handler = async (n) => [twice(n), require('pad').pad, require('../data.json').of];",
                        "src/lib/index.js", "exports.twice = (n) => 2 * n;",
                        "node_modules/pad/package.json", "{\"main\":\"dist/pad\"}",
                        "node_modules/pad/dist/pad.js", "exports.pad = __dirname;",
                        "data.json", "{\"of\":\"json\"}"),
                "src/app.handler",
                WorkerProcess.LIMITS);
        assertThat(worker.run("4")).isEqualTo("RETURNED [8,\"/var/task/node_modules/pad/dist\",\"json\"]");
    }

    @Test
    void findsModulesFromEsModules() throws IOException {
        worker.load(
                Map.of(
                        "package.json", "{\"type\":\"module\"}",
                        "index.js",
                                "import { twice } from './lib.js'; import common, { half } from './common.cjs'; import { pad } from 'pad'; import { createHash } from 'node:crypto';"
                                        + "const late = await import('./late.mjs');"
                                        + "export const handler = async (n) => [twice(n), half(n), common.half(n), pad, late.default, createHash('sha256').update('a').digest('hex').length];",
                        "lib.js", "export const twice = (n) => 2 * n;",
                        "common.cjs", "exports.half = (n) => n / 2;",
                        "late.mjs", "export default 'late';",
                        "node_modules/pad/package.json", "{\"main\":\"pad.js\"}",
                        "node_modules/pad/pad.js", "exports.pad = 'pad';"),
                "index.handler",
                WorkerProcess.LIMITS);
        assertThat(worker.run("4")).isEqualTo("RETURNED [8,2,2,\"pad\",\"late\",64]");
    }

    @Test
    void keepsWhatAFunctionRemembersBetweenCalls() throws IOException {
        worker.load("let n = 0; exports.handler = async () => ++n;");
        assertThat(worker.run("{}")).isEqualTo("RETURNED 1");
        assertThat(worker.run("{}")).isEqualTo("RETURNED 2");
    }

    @Test
    void runsCallsSideBySideEachInItsOwnEnvironment() throws IOException {
        worker.load(
                "let n = 0; exports.handler = async (ms) => { n++; await new Promise((r) => setTimeout(r, ms)); return n; };");
        worker.begin("300", 2_000);
        worker.begin("1", 2_000);
        assertThat(worker.end()).isEqualTo("RETURNED 1");
        assertThat(worker.end()).isEqualTo("RETURNED 1");
    }

    @Test
    void tellsTheFunctionWhoItIs() throws IOException {
        worker.load(
                "exports.handler = async (event, c) => [c.functionName, c.awsRequestId, process.env.STAGE, c.getRemainingTimeInMillis() > 500];");
        assertThat(worker.run("{}")).isEqualTo("RETURNED [\"f\",\"r-1\",\"test\",true]");
    }

    @Test
    void passesOnWhatIsLogged() throws IOException {
        worker.load(
                "exports.handler = async () => { console.log('a %s', 'b', { c: [1, 'd'] }); console.error(new Error('e').message); };");
        worker.run("{}");
        assertThat(worker.lines)
                .containsExactly(new Frame.Line(1, "INFO", "a b { c: [ 1, 'd' ] }"), new Frame.Line(1, "ERROR", "e"));
    }

    @Test
    void asksTheServiceToFetch() throws IOException {
        worker.load(
                "exports.handler = async () => { const r = await fetch('https://x.example/a', { method: 'post', headers: { A: 'b' }, body: 'ü' });"
                        + " return [r.ok, r.status, r.headers.get('c'), await r.json()]; };");
        int call = worker.begin("{}", 2_000);
        Frame.Fetch asked = (Frame.Fetch) worker.next();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.url()).isEqualTo("https://x.example/a");
        assertThat(asked.headers()).containsEntry("a", "b");
        assertThat(new String(asked.body(), StandardCharsets.UTF_8)).isEqualTo("ü");
        worker.answer(new Frame.Fetched(
                call, asked.fetch(), "", 201, Map.of("c", "d"), "{\"e\":1}".getBytes(StandardCharsets.UTF_8)));
        assertThat(worker.end()).isEqualTo("RETURNED [true,201,\"d\",{\"e\":1}]");
    }

    @Test
    void failsAFetchThatTheServiceRefuses() throws IOException {
        worker.load("exports.handler = () => fetch('https://x.example/');");
        int call = worker.begin("{}", 2_000);
        Frame.Fetch asked = (Frame.Fetch) worker.next();
        worker.answer(new Frame.Fetched(call, asked.fetch(), "x.example is not allowed", 0, Map.of(), new byte[0]));
        assertThat(worker.end()).contains("\"errorMessage\":\"fetch failed: x.example is not allowed\"");
    }
}
