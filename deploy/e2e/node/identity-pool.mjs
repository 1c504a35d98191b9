// A user of a user pool becomes an identity, gets credentials, and keeps a data set with them.
import assert from "node:assert/strict";
import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  GetOpenIdTokenCommand,
  SetIdentityPoolRolesCommand,
} from "@aws-sdk/client-cognito-identity";
import { AdminCreateUserCommand, AdminSetUserPasswordCommand, InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { CognitoSyncClient, ListDatasetsCommand, ListRecordsCommand, UpdateRecordsCommand } from "@aws-sdk/client-cognito-sync";
import { address, createPool, endpoint, userPools } from "./kognita.mjs";

const password = "First-Passw0rd!";
const { poolId, clientId } = await createPool("identities", ["ALLOW_USER_PASSWORD_AUTH"]);
const issuer = `${new URL(endpoint).host}/${poolId}`;

async function idToken() {
  const name = address();
  await userPools.send(
    new AdminCreateUserCommand({ UserPoolId: poolId, Username: name, MessageAction: "SUPPRESS" }),
  );
  await userPools.send(
    new AdminSetUserPasswordCommand({ UserPoolId: poolId, Username: name, Password: password, Permanent: true }),
  );
  const { AuthenticationResult } = await userPools.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: name, PASSWORD: password },
    }),
  );
  return AuthenticationResult.IdToken;
}

const operator = new CognitoIdentityClient({ endpoint });
const { IdentityPoolId } = await operator.send(
  new CreateIdentityPoolCommand({
    IdentityPoolName: "e2e",
    AllowUnauthenticatedIdentities: false,
    AllowClassicFlow: true,
    CognitoIdentityProviders: [{ ProviderName: issuer, ClientId: clientId, ServerSideTokenCheck: false }],
  }),
);
await operator.send(
  new SetIdentityPoolRolesCommand({
    IdentityPoolId,
    Roles: { authenticated: "arn:aws:iam::000000000000:role/authenticated" },
  }),
);

// As the application does it: with the token alone, no key.
const nobody = { credentials: { accessKeyId: "none", secretAccessKey: "none" }, endpoint };
const identities = new CognitoIdentityClient(nobody);
const Logins = { [issuer]: await idToken() };
const { IdentityId } = await identities.send(new GetIdCommand({ IdentityPoolId, Logins }));
const { Credentials } = await identities.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins }));
const { Token } = await identities.send(new GetOpenIdTokenCommand({ IdentityId, Logins }));
assert.equal(Token.split(".").length, 3);
await assert.rejects(identities.send(new GetCredentialsForIdentityCommand({ IdentityId })));
const [header, , signature] = Logins[issuer].split(".");
const forged = [header, Buffer.from('{"sub":"somebody"}').toString("base64url"), signature].join(".");
await assert.rejects(identities.send(new GetIdCommand({ IdentityPoolId, Logins: { [issuer]: forged } })));

// The credentials sign calls to the sync service.
const sync = new CognitoSyncClient({
  endpoint,
  credentials: {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretKey,
    sessionToken: Credentials.SessionToken,
  },
});
const dataset = { IdentityPoolId, IdentityId, DatasetName: "settings" };
const { SyncSessionToken } = await sync.send(new ListRecordsCommand(dataset));
await sync.send(
  new UpdateRecordsCommand({
    ...dataset,
    SyncSessionToken,
    RecordPatches: [{ Op: "replace", Key: "colour", Value: "green", SyncCount: 0 }],
  }),
);
const { Records } = await sync.send(new ListRecordsCommand(dataset));
assert.deepEqual(
  Records.map(({ Key, Value }) => [Key, Value]),
  [["colour", "green"]],
);
const { Datasets } = await sync.send(new ListDatasetsCommand({ IdentityPoolId, IdentityId }));
assert.deepEqual(
  Datasets.map(({ DatasetName }) => DatasetName),
  ["settings"],
);

// Another identity does not read them, and a changed secret proves nothing.
const other = { [issuer]: await idToken() };
const { IdentityId: otherId } = await identities.send(new GetIdCommand({ IdentityPoolId, Logins: other }));
assert.notEqual(otherId, IdentityId);
await assert.rejects(sync.send(new ListRecordsCommand({ ...dataset, IdentityId: otherId })));
const thief = new CognitoSyncClient({
  endpoint,
  credentials: {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: "wrong",
    sessionToken: Credentials.SessionToken,
  },
});
await assert.rejects(thief.send(new ListDatasetsCommand({ IdentityPoolId, IdentityId })));
