// docs/asyncapi.yaml is valid AsyncAPI, and names the events that docs/events.md names.
import { readFile } from "node:fs/promises";
import assert from "node:assert/strict";
import { Parser, DiagnosticSeverity } from "@asyncapi/parser";

const docs = new URL("../../../docs/", import.meta.url);
const { document, diagnostics } = await new Parser().parse(await readFile(new URL("asyncapi.yaml", docs), "utf8"));
const errors = diagnostics.filter(({ severity }) => severity <= DiagnosticSeverity.Warning);
assert.deepEqual(errors.map(({ message, path }) => `${path.join("/")}: ${message}`), []);

const described = document.allMessages().all().map((message) => message.name());
const told = (await readFile(new URL("events.md", docs), "utf8"))
  .split("\n")
  .filter((line) => line.startsWith("| `io.kognita."))
  .flatMap((line) => {
    const [first, ...others] = [...line.split("|")[1].matchAll(/`([^`]+)`/g)].map(([, type]) => type);
    return [first, ...others.map((end) => first.replace(/\.[^.]+$/, end))];
  });
assert.ok(told.length > 20);
assert.deepEqual(described.sort(), told.sort());
