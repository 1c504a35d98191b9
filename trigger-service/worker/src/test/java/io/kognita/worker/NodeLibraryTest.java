package io.kognita.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What functions expect of Node and find. */
class NodeLibraryTest {

    private static WorkerProcess worker;

    @BeforeAll
    static void start() throws IOException {
        worker = new WorkerProcess().load("exports.handler = async (event) => String(eval(event.expression));");
    }

    @AfterAll
    static void stop() {
        worker.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Buffer.from('héllo').toString('base64')|aMOpbGxv",
                "Buffer.from('aMOpbGxv', 'base64').toString()|héllo",
                "Buffer.concat([Buffer.from('00ff', 'hex'), Buffer.from('a')]).toString('hex')|00ff61",
                "Buffer.from([251, 255]).toString('base64url')|-_8",
                "atob(btoa('abc'))|abc",
                "require('crypto').createHash('sha256').update('abc').digest('hex')|ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "require('crypto').createHmac('sha1', 'key').update('The quick brown fox jumps over the lazy dog').digest('base64')|3nybhbi3iqa8ino29wqQcBydtNk=",
                "/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID())|true",
                "require('node:crypto').randomInt(3, 4)|3",
                "new URL('/a?b=c%20d&e=f', 'https://x.example:81').searchParams.get('b')|c d",
                "new URL('https://x.example/p').href|https://x.example/p",
                "new URLSearchParams({ a: 'b c', d: '&' }).toString()|a=b+c&d=%26",
                "new TextDecoder().decode(new TextEncoder().encode('ü'))|ü",
                "require('util').format('%s=%j', 'a', { b: 1 })|a={\"b\":1}"
            })
    void bringsWhatFunctionsExpect(String expression, String value) throws IOException {
        assertThat(worker.run("{\"expression\":\"" + escaped(expression) + "\"}"))
                .isEqualTo("RETURNED \"" + escaped(value) + "\"");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
