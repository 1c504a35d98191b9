// Buffer, atob and btoa. Bytes pass to the host and back as strings with a byte in each character.
(function (host, shared) {
  "use strict";
  const CHUNK = 8192;
  const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  function fromLatin1(text) {
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) {
      bytes[i] = text.charCodeAt(i);
    }
    return bytes;
  }

  function toLatin1(bytes) {
    const parts = [];
    for (let i = 0; i < bytes.length; i += CHUNK) {
      parts.push(String.fromCharCode.apply(null, bytes.subarray(i, i + CHUNK)));
    }
    return parts.join("");
  }

  function fromHex(text) {
    const pairs = /^([0-9a-f]{2})*/i.exec(text)[0];
    const bytes = new Uint8Array(pairs.length / 2);
    for (let i = 0; i < bytes.length; i++) {
      bytes[i] = Number.parseInt(pairs.slice(2 * i, 2 * i + 2), 16);
    }
    return bytes;
  }

  const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

  /** Takes both alphabets and leaves out what belongs to neither, as Node does. */
  function fromBase64(text) {
    const clean = text.replace(/=[^]*$/, "").replaceAll("-", "+").replaceAll("_", "/").replace(/[^A-Za-z0-9+/]/g, "");
    const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4));
    let held = 0;
    let bits = 0;
    let at = 0;
    for (const character of clean) {
      held = ((held << 6) | BASE64.indexOf(character)) & 0xffff;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = held >> bits;
      }
    }
    return bytes;
  }

  function toBase64(bytes) {
    const parts = [];
    for (let i = 0; i < bytes.length; i += 3) {
      const held = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
      const known = Math.min(bytes.length - i, 3);
      for (let place = 0; place < 4; place++) {
        parts.push(place <= known ? BASE64[(held >> (18 - 6 * place)) & 63] : "=");
      }
    }
    return parts.join("");
  }

  const encodings = {
    utf8: [(text) => encoder.encode(text), (bytes) => decoder.decode(bytes)],
    hex: [fromHex, toHex],
    base64: [fromBase64, toBase64],
    base64url: [
      fromBase64,
      (bytes) => toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""),
    ],
    latin1: [fromLatin1, toLatin1],
  };
  encodings["utf-8"] = encodings.utf8;
  encodings.binary = encodings.latin1;
  encodings.ascii = encodings.latin1;

  function encoding(name = "utf8") {
    const found = encodings[String(name).toLowerCase()];
    if (!found) {
      throw new TypeError(`Unknown encoding: ${name}`);
    }
    return found;
  }

  class Buffer extends Uint8Array {
    static from(value, second, length) {
      if (typeof value === "string") {
        return Buffer.#over(encoding(second)[0](value));
      }
      if (value instanceof ArrayBuffer) {
        return new Buffer(value, second, length);
      }
      return Buffer.#over(Uint8Array.from(value?.type === "Buffer" ? value.data : value));
    }

    static alloc(size, fill = 0) {
      return new Buffer(size).fill(fill);
    }

    static allocUnsafe(size) {
      return new Buffer(size);
    }

    static concat(list) {
      const joined = new Buffer(list.reduce((sum, part) => sum + part.length, 0));
      let at = 0;
      for (const part of list) {
        joined.set(part, at);
        at += part.length;
      }
      return joined;
    }

    static isBuffer(value) {
      return value instanceof Buffer;
    }

    static byteLength(value, name) {
      return typeof value === "string" ? encoding(name)[0](value).length : value.byteLength;
    }

    static #over(bytes) {
      return new Buffer(bytes.buffer, bytes.byteOffset, bytes.length);
    }

    toString(name, start = 0, end = this.length) {
      return encoding(name)[1](new Uint8Array(this.buffer, this.byteOffset, this.length).subarray(start, end));
    }

    toJSON() {
      return { type: "Buffer", data: Array.from(this) };
    }

    equals(other) {
      return this.length === other.length && this.every((byte, i) => byte === other[i]);
    }

    slice(start, end) {
      return this.subarray(start, end);
    }
  }

  Object.assign(globalThis, {
    Buffer,
    atob: (text) => toLatin1(fromBase64(String(text))),
    btoa: (text) => toBase64(fromLatin1(String(text))),
  });
  shared.builtins.buffer = { Buffer };
  shared.fromLatin1 = fromLatin1;
  shared.toLatin1 = toLatin1;
  /** Any of the kinds of data that functions take as bytes, as a string for the host. */
  shared.binary = (data, name) => {
    if (typeof data === "string") {
      return toLatin1(encoding(name)[0](data));
    }
    if (data instanceof ArrayBuffer) {
      return toLatin1(new Uint8Array(data));
    }
    return toLatin1(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  };
});
