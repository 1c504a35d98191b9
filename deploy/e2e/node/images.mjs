// The Dockerfiles, as an independent parser sees them: no mistake, no root, nothing copied that the build does not make.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { DockerfileParser } from "dockerfile-ast";
import { validate } from "dockerfile-utils";

const made = {
  "Dockerfile.native": ["${SERVICE}/target/${SERVICE}-1.0.0-SNAPSHOT-runner"],
  "Dockerfile.jvm": ["${SERVICE}/target/quarkus-app/"],
  "Dockerfile.trigger-service": [
    "trigger-service/target/trigger-service-1.0.0-SNAPSHOT-runner",
    "trigger-service/worker/target/worker/",
  ],
};

for (const [file, artifacts] of Object.entries(made)) {
  const text = await readFile(new URL(`../../images/${file}`, import.meta.url), "utf8");
  assert.deepEqual(
    validate(text).map(({ message, range }) => `${file}:${range.start.line + 1} ${message}`),
    [],
  );
  const image = DockerfileParser.parse(text);
  const instructions = (keyword) => image.getInstructions().filter((i) => i.getKeyword() === keyword);
  const words = (keyword) => instructions(keyword).map((i) => i.getArgumentsContent());
  assert.deepEqual(words("USER"), ["10001:10001"], `${file} does not run as root`);
  assert.deepEqual(words("EXPOSE"), ["8080 9000"], `${file} names its own port and that of health and metrics`);
  assert.deepEqual(
    instructions("COPY").map((i) => i.getArguments()[0].getValue()),
    artifacts,
    `${file} copies what the build makes and nothing else`,
  );
  assert.equal(words("ENTRYPOINT").length, 1);
  assert.equal(instructions("ENV").some((i) => /KEY|SECRET|PASSWORD/i.test(i.getArgumentsContent())), false);
}
