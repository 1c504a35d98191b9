// Randomness, digests and message authentication: the parts of node:crypto that functions of user pools use.
(function (host, shared) {
  "use strict";
  const { Buffer } = shared.builtins.buffer;
  const MAX_RANDOM = 65536;

  function randomBytes(size) {
    if (!Number.isInteger(size) || size < 0 || size > MAX_RANDOM) {
      throw new RangeError(`The size must lie between 0 and ${MAX_RANDOM}`);
    }
    return Buffer.from(host.random(size), "latin1");
  }

  function getRandomValues(array) {
    const bytes = randomBytes(array.byteLength);
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(bytes);
    return array;
  }

  function randomUUID() {
    const bytes = randomBytes(16);
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  /** An integer of at least the first and less than the second, each as likely: what would favour some is thrown again. */
  function randomInt(first, second) {
    const [min, max] = second === undefined ? [0, first] : [first, second];
    const range = max - min;
    if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || range < 1 || range > 2 ** 48) {
      throw new RangeError("The range of random integers must be positive and at most 2^48");
    }
    const fair = 2 ** 48 - (2 ** 48 % range);
    for (;;) {
      const drawn = randomBytes(6).reduce((sum, byte) => sum * 256 + byte, 0);
      if (drawn < fair) {
        return min + (drawn % range);
      }
    }
  }

  function known(result, algorithm) {
    if (result === null) {
      throw new Error(`Digest method not supported: ${algorithm}`);
    }
    return result;
  }

  class Gathering {
    #parts = [];
    #finish;

    constructor(finish) {
      this.#finish = finish;
    }

    update(data, encoding) {
      this.#parts.push(shared.binary(data, encoding));
      return this;
    }

    digest(encoding) {
      const result = Buffer.from(this.#finish(this.#parts.join("")), "latin1");
      return encoding ? result.toString(encoding) : result;
    }
  }

  const crypto = {
    randomBytes,
    randomInt,
    randomUUID,
    getRandomValues,
    createHash: (algorithm) => new Gathering((data) => known(host.digest(String(algorithm), data), algorithm)),
    createHmac: (algorithm, key) => {
      const secret = shared.binary(key);
      return new Gathering((data) => known(host.hmac(String(algorithm), secret, data), algorithm));
    },
    timingSafeEqual(one, other) {
      if (one.byteLength !== other.byteLength) {
        throw new RangeError("Input buffers must have the same byte length");
      }
      return host.equal(shared.binary(one), shared.binary(other));
    },
  };
  crypto.webcrypto = { getRandomValues, randomUUID };
  globalThis.crypto = crypto.webcrypto;
  shared.builtins.crypto = crypto;
});
