// A function that the aws command line registers decides a sign-up.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { access, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { SignUpCommand, UpdateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { address, createPool, endpoint, userPools } from "./kognita.mjs";

const run = promisify(execFile);
const cli = await access("/usr/bin/aws").then(
  () => "/usr/bin/aws",
  () => "aws",
);
async function lambda(...words) {
  const { stdout } = await run(cli, ["--endpoint-url", endpoint, "--output", "json", "lambda", ...words]);
  return stdout.trim() === "" ? undefined : JSON.parse(stdout);
}

const source = `
  const { createHash } = require("node:crypto");
  exports.handler = async (event) => {
    const [, domain] = event.request.userAttributes.email.split("@");
    console.log("asked about", domain, createHash("sha256").update(domain).digest("hex").slice(0, 8));
    if (event.request.validationData?.invitation !== process.env.INVITATION) {
      throw new Error("No invitation");
    }
    event.response.autoConfirmUser = true;
    event.response.autoVerifyEmail = true;
    return event;
  };
`;
const name = `invitations-${Date.now()}`;
const folder = await mkdtemp(join(tmpdir(), "kognita-e2e-"));
try {
  await writeFile(join(folder, "index.js"), source);
  await writeFile(join(folder, "event.json"), JSON.stringify({ request: { userAttributes: { email: "a@b.c" } } }));
  await run("python3", ["-m", "zipfile", "-c", join(folder, "code.zip"), join(folder, "index.js")]);

  const created = await lambda(
    ...["create-function", "--function-name", name, "--runtime", "nodejs22.x", "--handler", "index.handler"],
    ...["--role", "arn:aws:iam::000000000000:role/triggers", "--zip-file", `fileb://${join(folder, "code.zip")}`],
    ...["--environment", "Variables={INVITATION=i-1}", "--timeout", "5"],
  );
  assert.equal(created.State, "Active");
  await lambda("wait", "function-active-v2", "--function-name", name);
  await lambda(
    ...["add-permission", "--function-name", name, "--statement-id", "cognito", "--action", "lambda:InvokeFunction"],
    ...["--principal", "cognito-idp.amazonaws.com"],
  );
  const refused = await lambda(
    ...["invoke", "--function-name", name, "--log-type", "Tail"],
    ...["--payload", `fileb://${join(folder, "event.json")}`, join(folder, "answer.json")],
  );
  assert.equal(refused.FunctionError, "Unhandled");
  assert.match(Buffer.from(refused.LogResult, "base64").toString(), /INFO\tasked about b\.c [0-9a-f]{8}/);

  const { poolId, clientId } = await createPool("functions", ["ALLOW_USER_PASSWORD_AUTH"]);
  await userPools.send(
    new UpdateUserPoolCommand({ UserPoolId: poolId, LambdaConfig: { PreSignUp: created.FunctionArn } }),
  );
  const signUp = (invitation) => {
    const Username = address();
    return userPools.send(
      new SignUpCommand({
        ClientId: clientId,
        Username,
        Password: "Correct-Horse-1",
        UserAttributes: [{ Name: "email", Value: Username }],
        ValidationData: [{ Name: "invitation", Value: invitation }],
      }),
    );
  };
  assert.equal((await signUp("i-1")).UserConfirmed, true);
  await assert.rejects(signUp("guessed"), {
    name: "UserLambdaValidationException",
    message: "PreSignUp failed with error No invitation.",
  });

  await lambda("update-function-configuration", "--function-name", name, "--environment", "Variables={INVITATION=i-2}");
  assert.equal((await signUp("i-2")).UserConfirmed, true);
  await assert.rejects(signUp("i-1"), { name: "UserLambdaValidationException" });

  await lambda("delete-function", "--function-name", name);
  await assert.rejects(signUp("i-2"), { name: "UnexpectedLambdaException" });
} finally {
  await rm(folder, { recursive: true });
}
