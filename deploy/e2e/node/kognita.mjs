// What the scripts share: where Kognita is, its mails, and a pool to work with.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";

export const endpoint = process.env.KOGNITA_ENDPOINT;
export const userPools = new CognitoIdentityProviderClient({ endpoint });

export const address = () => `user-${randomUUID()}@example.com`;

/** The code in the latest mail to somebody, as soon as there are that many mails. */
export async function mailedCode(recipient, count) {
  const url = `${process.env.KOGNITA_MAILS}/mails.json?to=${encodeURIComponent(recipient)}`;
  for (let attempt = 0; attempt < 600; attempt++) {
    const mails = await (await fetch(url)).json();
    if (mails.length >= count) {
      return mails[0].code;
    }
    await pause(100);
  }
  assert.fail(`no mail ${count} to ${recipient}`);
}

/** A pool whose users sign up with their mail address, and a client of it. */
export async function createPool(name, flows) {
  const { UserPool } = await userPools.send(
    new CreateUserPoolCommand({
      PoolName: name,
      UsernameAttributes: ["email"],
      AutoVerifiedAttributes: ["email"],
    }),
  );
  const { UserPoolClient } = await userPools.send(
    new CreateUserPoolClientCommand({
      UserPoolId: UserPool.Id,
      ClientName: "app",
      ExplicitAuthFlows: [...flows, "ALLOW_REFRESH_TOKEN_AUTH"],
    }),
  );
  return { poolId: UserPool.Id, clientId: UserPoolClient.ClientId };
}
