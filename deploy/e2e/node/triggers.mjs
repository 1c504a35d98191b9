// A pool's functions as webhooks: they prove who calls, decide on a sign-up, shape the tokens (V1 and V2), word a mail, and
// ask their own questions of a user who signs in with amazon-cognito-identity-js.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { Webhook } from "standardwebhooks";
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from "amazon-cognito-identity-js";
import { ConfirmSignUpCommand, InitiateAuthCommand, SignUpCommand, UpdateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { address, createPool, endpoint, mailedCode, userPools } from "./kognita.mjs";

const password = "First-Passw0rd!";

/** Registers a webhook as an operator does: a request signed for the service lambda. */
async function register(name, url) {
  const signer = new SignatureV4({
    service: "lambda",
    region: process.env.AWS_REGION,
    sha256: Sha256,
    credentials: {
      accessKeyId: process.env.AWS_ACCESS_KEY_ID,
      secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,
    },
  });
  const { host, hostname, port, protocol } = new URL(endpoint);
  const request = {
    method: "PUT",
    protocol,
    hostname,
    port: Number(port),
    path: `/webhooks/${name}`,
    query: {},
    headers: { host, "content-type": "application/json" },
    body: JSON.stringify({ Url: url }),
  };
  const { headers } = await signer.sign(request);
  const response = await fetch(`${endpoint}${request.path}`, { method: "PUT", headers, body: request.body });
  assert.equal(response.status, 200, await response.clone().text());
  return response.json();
}

const unsigned = await fetch(`${endpoint}/webhooks/anybodys`, {
  method: "PUT",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ Url: "https://example.com/" }),
});
assert.equal(unsigned.ok, false, "an unsigned registration is refused");

// The functions: each checks the signature before it believes an event.
const secrets = {};
const seen = [];
const handlers = {
  signup(event) {
    if (event.request.userAttributes.email.startsWith("refused")) {
      throw new Error("Not you");
    }
    event.response.autoConfirmUser = true;
    event.response.autoVerifyEmail = true;
  },
  tokens1(event) {
    event.response.claimsOverrideDetails = {
      claimsToAddOrOverride: { plan: "gold", sub: "somebody-else" },
      claimsToSuppress: ["email"],
    };
  },
  tokens2(event) {
    event.response.claimsAndScopeOverrideDetails = {
      idTokenGeneration: { claimsToAddOrOverride: { plan: "platinum" } },
      accessTokenGeneration: {
        claimsToAddOrOverride: { tenant: "t-1" },
        scopesToAdd: ["orders/read"],
      },
    };
  },
  message(event) {
    event.response.emailSubject = `Willkommen (${event.triggerSource})`;
    event.response.emailMessage = `Dein Code ist <b>${event.request.codeParameter}</b>`;
  },
  // The password first where the client offers it, then a riddle with three tries.
  define(event) {
    const last = event.request.session.at(-1);
    const tries = event.request.session.filter(({ challengeName }) => challengeName === "CUSTOM_CHALLENGE").length;
    event.response.issueTokens = last?.challengeName === "CUSTOM_CHALLENGE" && last.challengeResult;
    event.response.failAuthentication = !event.response.issueTokens && tries >= 3;
    event.response.challengeName = last?.challengeName === "SRP_A" ? "PASSWORD_VERIFIER" : "CUSTOM_CHALLENGE";
  },
  create(event) {
    event.response.publicChallengeParameters = { riddle: "What has keys and opens no door?" };
    event.response.privateChallengeParameters = { answer: "a piano" };
    event.response.challengeMetadata = "RIDDLE";
  },
  verify(event) {
    event.response.answerCorrect = event.request.challengeAnswer === event.request.privateChallengeParameters.answer;
  },
};
const server = createServer(async (request, response) => {
  const name = request.url.slice(1);
  let body = "";
  for await (const chunk of request) {
    body += chunk;
  }
  const event = new Webhook(secrets[name]).verify(body, request.headers);
  seen.push(event);
  try {
    handlers[name](event);
    response.end(JSON.stringify(event));
  } catch (error) {
    response.writeHead(400).end(JSON.stringify({ errorType: "Error", errorMessage: error.message }));
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

const arns = {};
for (const name of Object.keys(handlers)) {
  const run = `${name}-${Date.now()}`;
  const { FunctionArn, Secret } = await register(run, `http://127.0.0.1:${server.address().port}/${name}`);
  arns[name] = FunctionArn;
  secrets[name] = Secret;
}

const { poolId, clientId } = await createPool("triggers", ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_CUSTOM_AUTH"]);
const use = (LambdaConfig) =>
  userPools.send(new UpdateUserPoolCommand({ UserPoolId: poolId, AutoVerifiedAttributes: ["email"], LambdaConfig }));
const signUp = (Username) =>
  userPools.send(
    new SignUpCommand({
      ClientId: clientId,
      Username,
      Password: password,
      UserAttributes: [{ Name: "email", Value: Username }],
      ValidationData: [{ Name: "invitation", Value: "i-1" }],
    }),
  );
const claims = (token) => JSON.parse(Buffer.from(token.split(".")[1], "base64url"));
async function signIn(Username) {
  const { AuthenticationResult } = await userPools.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: Username, PASSWORD: password },
    }),
  );
  return { id: claims(AuthenticationResult.IdToken), access: claims(AuthenticationResult.AccessToken) };
}

// Before sign-up: one is let in and vouched for, one is refused and not created.
await use({ PreSignUp: arns.signup });
const ann = address();
const { UserConfirmed, UserSub } = await signUp(ann);
assert.equal(UserConfirmed, true);
assert.equal(seen.at(-1).triggerSource, "PreSignUp_SignUp");
assert.equal(seen.at(-1).userPoolId, poolId);
assert.deepEqual(seen.at(-1).request.validationData, { invitation: "i-1" });
const refused = `refused-${address()}`;
await assert.rejects(signUp(refused), {
  name: "UserLambdaValidationException",
  message: /^PreSignUp failed with error Not you\.$/,
});
await use({});
assert.equal((await signUp(refused)).UserConfirmed, false, "the refused sign-up left nothing behind");

// Before tokens, V1: claims of the ID token change, but nobody becomes somebody else.
await use({ PreTokenGeneration: arns.tokens1 });
const first = await signIn(ann);
assert.equal(first.id.plan, "gold");
assert.equal(first.id.sub, UserSub);
assert.equal("email" in first.id, false);
assert.equal("plan" in first.access, false);
assert.equal(seen.at(-1).triggerSource, "TokenGeneration_Authentication");

// V2: the access token too.
await use({
  PreTokenGenerationConfig: { LambdaArn: arns.tokens2, LambdaVersion: "V2_0" },
});
const second = await signIn(ann);
assert.equal(second.id.plan, "platinum");
assert.equal(second.access.tenant, "t-1");
assert.ok(second.access.scope.split(" ").includes("orders/read"));

// A mail in the function's words, with the code in its place.
await use({ CustomMessage: arns.message });
const bob = address();
await signUp(bob);
const code = await mailedCode(bob, 1);
assert.match(code, /^\d{6}$/);
assert.equal(seen.at(-1).triggerSource, "CustomMessage_SignUp");
assert.equal(JSON.stringify(seen.at(-1)).includes(code), false, "the function never sees the code");
await userPools.send(new ConfirmSignUpCommand({ ClientId: clientId, Username: bob, ConfirmationCode: code }));

// Questions of the pool's own, answered by an unmodified client: after the password, and without one.
await use({
  DefineAuthChallenge: arns.define,
  CreateAuthChallenge: arns.create,
  VerifyAuthChallengeResponse: arns.verify,
});
const pool = new CognitoUserPool({ UserPoolId: poolId, ClientId: clientId, endpoint });

/** Signs in, giving one answer after another; tells what was asked and how it ended. */
function answerRiddles(begin, ...answers) {
  const user = new CognitoUser({ Username: ann, Pool: pool });
  user.setAuthenticationFlowType("CUSTOM_AUTH");
  const asked = [];
  return new Promise((resolve) => {
    const callbacks = {
      onSuccess: (session) => resolve({ asked, session }),
      onFailure: (error) => resolve({ asked, error }),
      customChallenge: ({ riddle }) => {
        asked.push(riddle);
        user.sendCustomChallengeAnswer(answers.shift(), callbacks);
      },
    };
    begin(user, callbacks);
  });
}
const withPassword = (user, callbacks) =>
  user.authenticateUser(new AuthenticationDetails({ Username: ann, Password: password }), callbacks);
const withWrongPassword = (user, callbacks) =>
  user.authenticateUser(new AuthenticationDetails({ Username: ann, Password: "Wr0ng-Passw0rd!" }), callbacks);
const withoutPassword = (user, callbacks) =>
  user.initiateAuth(new AuthenticationDetails({ Username: ann }), callbacks);

const both = await answerRiddles(withPassword, "a zebra", "a piano");
assert.equal(both.asked.length, 2, both.error?.message);
assert.equal(both.session.getIdToken().payload.sub, UserSub);
const results = seen.findLast(({ triggerSource }) => triggerSource.startsWith("DefineAuthChallenge")).request.session;
assert.deepEqual(
  results.map(({ challengeName, challengeResult }) => [challengeName, challengeResult]),
  [
    ["SRP_A", true],
    ["PASSWORD_VERIFIER", true],
    ["CUSTOM_CHALLENGE", false],
    ["CUSTOM_CHALLENGE", true],
  ],
);
assert.deepEqual((await answerRiddles(withWrongPassword)).asked, [], "no riddle without the password");
assert.equal((await answerRiddles(withoutPassword, "a piano")).session.isValid(), true);
const guesses = await answerRiddles(withoutPassword, "a door", "a map", "a song");
assert.equal(guesses.error.name, "NotAuthorizedException");
assert.equal(guesses.asked.length, 3);

server.close();
server.closeAllConnections();
