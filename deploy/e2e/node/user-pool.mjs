// amazon-cognito-identity-js signs in by SRP, aws-jwt-verify proves the tokens, the AWS SDK refreshes them.
import assert from "node:assert/strict";
import { promisify } from "node:util";
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from "amazon-cognito-identity-js";
import { JwtVerifier } from "aws-jwt-verify";
import { SimpleJwksCache } from "aws-jwt-verify/jwk";
import { GlobalSignOutCommand, GetUserCommand, InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { address, createPool, endpoint, mailedCode, userPools } from "./kognita.mjs";

const password = "First-Passw0rd!";
const otherPassword = "Second-Passw0rd!";

const { poolId, clientId } = await createPool("node", ["ALLOW_USER_SRP_AUTH"]);
const pool = new CognitoUserPool({ UserPoolId: poolId, ClientId: clientId, endpoint });

function signIn(username, secret) {
  const user = new CognitoUser({ Username: username, Pool: pool });
  const details = new AuthenticationDetails({ Username: username, Password: secret });
  return new Promise((resolve, reject) =>
    user.authenticateUser(details, {
      onSuccess: (session) => resolve({ user, session }),
      onFailure: reject,
    }),
  );
}

// Sign up, with the code of the mail.
const ann = address();
await promisify(pool.signUp).call(pool, ann, password, [], null);
const unconfirmed = new CognitoUser({ Username: ann, Pool: pool });
await assert.rejects(signIn(ann, password), { code: "UserNotConfirmedException" });
await promisify(unconfirmed.confirmRegistration).call(unconfirmed, await mailedCode(ann, 1), true);

// Sign in by SRP.
await assert.rejects(signIn(ann, "Wrong-Passw0rd!"), { code: "NotAuthorizedException" });
const { user, session } = await signIn(ann, password);

// Prove the tokens with the keys that the pool publishes.
const issuer = `${endpoint}/${poolId}`;
const keys = new SimpleJwksCache({
  fetcher: { fetch: async (uri) => (await fetch(uri)).arrayBuffer() },
});
const verifier = JwtVerifier.create({ issuer, audience: null, jwksUri: `${issuer}/.well-known/jwks.json` }, { jwksCache: keys });
const id = await verifier.verify(session.getIdToken().getJwtToken(), { audience: clientId });
assert.equal(id.token_use, "id");
assert.equal(id.email, ann);
assert.equal(id.email_verified, true);
const access = await verifier.verify(session.getAccessToken().getJwtToken());
assert.equal(access.token_use, "access");
assert.equal(access.client_id, clientId);
assert.equal(access.sub, id.sub);
const forged = session.getAccessToken().getJwtToken().replace(/.{8}$/, "AAAAAAAA");
await assert.rejects(verifier.verify(forged));

// Refresh, with that library and with the SDK.
const refreshed = await promisify(user.refreshSession).call(user, session.getRefreshToken());
await verifier.verify(refreshed.getIdToken().getJwtToken(), { audience: clientId });
const { AuthenticationResult } = await userPools.send(
  new InitiateAuthCommand({
    ClientId: clientId,
    AuthFlow: "REFRESH_TOKEN_AUTH",
    AuthParameters: { REFRESH_TOKEN: session.getRefreshToken().getToken() },
  }),
);
const profile = await userPools.send(new GetUserCommand({ AccessToken: AuthenticationResult.AccessToken }));
assert.equal(profile.Username, id.sub);

// Change the password; then forget it.
await promisify(user.changePassword).call(user, password, otherPassword);
await assert.rejects(signIn(ann, password), { code: "NotAuthorizedException" });
const forgetful = new CognitoUser({ Username: ann, Pool: pool });
await new Promise((resolve, reject) => forgetful.forgotPassword({ onSuccess: resolve, onFailure: reject }));
const code = await mailedCode(ann, 2);
await new Promise((resolve, reject) =>
  forgetful.confirmPassword(code, password, { onSuccess: resolve, onFailure: reject }),
);
const again = await signIn(ann, password);

// Sign out everywhere.
const accessToken = again.session.getAccessToken().getJwtToken();
await userPools.send(new GlobalSignOutCommand({ AccessToken: accessToken }));
await assert.rejects(userPools.send(new GetUserCommand({ AccessToken: accessToken })), {
  name: "NotAuthorizedException",
});
