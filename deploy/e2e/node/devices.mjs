// amazon-cognito-identity-js remembers the device it runs on, by itself: it confirms it with a password that it makes up, and
// proves that password at the next sign-in, so that nobody is asked for a code there.
import assert from "node:assert/strict";
import { createHmac, randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from "amazon-cognito-identity-js";
import {
  AdminCreateUserCommand,
  AdminForgetDeviceCommand,
  AdminListDevicesCommand,
  AdminSetUserPasswordCommand,
  InitiateAuthCommand,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { address, createPool, endpoint, userPools } from "./kognita.mjs";

const password = "First-Passw0rd!";
const { poolId, clientId } = await createPool("devices", ["ALLOW_USER_SRP_AUTH"]);

/** Has the pool remember devices, in place of a code or beside it. */
async function rememberDevices(inPlaceOfCode) {
  await userPools.send(
    new UpdateUserPoolCommand({
      UserPoolId: poolId,
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: inPlaceOfCode, DeviceOnlyRememberedOnUserPrompt: false },
    }),
  );
  await userPools.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId: poolId,
      MfaConfiguration: "OPTIONAL",
      SoftwareTokenMfaConfiguration: { Enabled: true },
    }),
  );
}
await rememberDevices(true);
const ann = address();
const { User } = await userPools.send(
  new AdminCreateUserCommand({ UserPoolId: poolId, Username: ann, MessageAction: "SUPPRESS" }),
);
await userPools.send(
  new AdminSetUserPasswordCommand({ UserPoolId: poolId, Username: ann, Password: password, Permanent: true }),
);

/** What a browser keeps: one for each device. */
class Storage {
  #items = new Map();
  setItem(key, value) {
    this.#items.set(key, value);
    return value;
  }
  getItem(key) {
    return this.#items.get(key) ?? null;
  }
  removeItem(key) {
    return this.#items.delete(key);
  }
  clear() {
    this.#items.clear();
  }
}

/** A sign-in on a device: its user and session, or that a code was asked for. */
function signIn(storage) {
  const pool = new CognitoUserPool({ UserPoolId: poolId, ClientId: clientId, endpoint, Storage: storage });
  const user = new CognitoUser({ Username: ann, Pool: pool, Storage: storage });
  return new Promise((resolve, reject) =>
    user.authenticateUser(new AuthenticationDetails({ Username: ann, Password: password }), {
      onSuccess: (session) => resolve({ user, session }),
      onFailure: reject,
      totpRequired: () => resolve({ user, asked: "code" }),
    }),
  );
}

/** A code of an authenticator app (RFC 6238), the present one or one of a later half minute. */
function totp(secret, later = 0) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/=+$/, "")].map((c) => alphabet.indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = mac.at(-1) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const claims = (session) => session.getAccessToken().decodePayload();
const asked = (call) =>
  new Promise((resolve, reject) => call({ onSuccess: resolve, onFailure: reject, associateSecretCode: resolve }));

// The first sign-in on a phone confirms it.
const phone = new Storage();
const first = await signIn(phone);
const deviceKey = claims(first.session).device_key;
assert.match(deviceKey, /^[\w-]+_[0-9a-f-]{36}$/);
const { Device } = await asked((callback) => first.user.getDevice(callback));
assert.equal(Device.DeviceKey, deviceKey);

// From now on the user is asked for a code of an app, but not on the phone.
const secret = await asked((callback) => first.user.associateSoftwareToken(callback));
await asked((callback) => first.user.verifySoftwareToken(totp(secret), "app", callback));
await promisify(first.user.setUserMfaPreference).call(first.user, null, { PreferredMfa: true, Enabled: true });
const again = await signIn(phone);
assert.equal(claims(again.session).device_key, deviceKey);
assert.equal((await signIn(new Storage())).asked, "code");

// Only the phone refreshes its tokens.
const refreshed = await promisify(again.user.refreshSession).call(again.user, again.session.getRefreshToken());
assert.equal(claims(refreshed).device_key, deviceKey);
await assert.rejects(
  userPools.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: "REFRESH_TOKEN_AUTH",
      AuthParameters: { REFRESH_TOKEN: again.session.getRefreshToken().getToken(), DEVICE_KEY: `us-east-1_${randomUUID()}` },
    }),
  ),
  { name: "NotAuthorizedException" },
);

// The user changes their mind, and back.
await asked((callback) => again.user.setDeviceStatusNotRemembered(callback));
assert.equal((await signIn(phone)).asked, "code");
await asked((callback) => again.user.setDeviceStatusRemembered(callback));
const third = await signIn(phone);
assert.equal(claims(third.session).device_key, deviceKey);
const listed = await asked((callback) => third.user.listDevices(10, null, callback));
assert.deepEqual(listed.Devices.map((device) => device.DeviceKey), [deviceKey]);

// A pool may ask for both, code and device. The code of this half minute is spent, so it is the next one's.
await rememberDevices(false);
const both = await signIn(phone);
assert.equal(both.asked, "code");
const proved = await asked((callback) => both.user.sendMFACode(totp(secret, 1), callback, "SOFTWARE_TOKEN_MFA"));
assert.equal(claims(proved).device_key, deviceKey);

// An administrator forgets the phone: the library drops its key, and a code is asked for again.
await userPools.send(
  new AdminForgetDeviceCommand({ UserPoolId: poolId, Username: User.Username, DeviceKey: deviceKey }),
);
assert.equal((await signIn(phone)).asked, "code");
const left = await userPools.send(new AdminListDevicesCommand({ UserPoolId: poolId, Username: ann }));
assert.deepEqual(left.Devices, []);
