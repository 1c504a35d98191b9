// Timers and fetch: what a function may wait for. The host calls back by number.
(function (host, shared) {
  "use strict";
  const waiting = new Map();
  let last = 0;

  function expect(callback) {
    waiting.set(++last, callback);
    return last;
  }

  function answered(id) {
    const callback = waiting.get(id);
    waiting.delete(id);
    return callback;
  }

  function setTimeout(callback, millis = 0, ...values) {
    const id = expect(() => callback(...values));
    host.timer(id, Math.max(1, Math.trunc(Number(millis)) || 1));
    return id;
  }

  function setInterval(callback, millis = 0, ...values) {
    const pause = Math.max(1, Math.trunc(Number(millis)) || 1);
    const id = ++last;
    const tick = () => {
      waiting.set(id, tick);
      host.timer(id, pause);
      callback(...values);
    };
    waiting.set(id, tick);
    host.timer(id, pause);
    return id;
  }

  const clear = (id) => {
    waiting.delete(id);
  };

  class Headers {
    #values = new Map();

    constructor(from = {}) {
      for (const [name, value] of from[Symbol.iterator] ? from : Object.entries(from)) {
        this.append(name, value);
      }
    }

    append(name, value) {
      const key = String(name).toLowerCase();
      this.#values.set(key, this.#values.has(key) ? `${this.#values.get(key)}, ${value}` : String(value));
    }

    set(name, value) {
      this.#values.set(String(name).toLowerCase(), String(value));
    }

    get(name) {
      return this.#values.get(String(name).toLowerCase()) ?? null;
    }

    has(name) {
      return this.#values.has(String(name).toLowerCase());
    }

    delete(name) {
      this.#values.delete(String(name).toLowerCase());
    }

    forEach(action) {
      this.#values.forEach((value, name) => action(value, name, this));
    }

    entries() {
      return this.#values.entries();
    }

    [Symbol.iterator]() {
      return this.entries();
    }
  }

  class Response {
    #bytes;

    constructor(url, status, headers, bytes) {
      Object.assign(this, { url, status, headers, ok: status >= 200 && status < 300, redirected: false });
      this.#bytes = bytes;
      this.bodyUsed = false;
    }

    async arrayBuffer() {
      if (this.bodyUsed) {
        throw new TypeError("Body is unusable: Body has already been read");
      }
      this.bodyUsed = true;
      return this.#bytes.buffer;
    }

    async text() {
      return new TextDecoder().decode(await this.arrayBuffer());
    }

    async json() {
      return JSON.parse(await this.text());
    }
  }

  function body(value, headers) {
    if (value === undefined || value === null) {
      return "";
    }
    const form = value instanceof URLSearchParams;
    if ((form || typeof value === "string") && !headers.has("content-type")) {
      headers.set("content-type", form ? "application/x-www-form-urlencoded;charset=UTF-8" : "text/plain;charset=UTF-8");
    }
    return shared.binary(form ? value.toString() : value);
  }

  async function fetch(resource, options = {}) {
    const url = String(resource);
    const headers = new Headers(options.headers ?? {});
    const sent = body(options.body, headers);
    const method = String(options.method ?? "GET").toUpperCase();
    return new Promise((resolve, reject) => {
      const id = expect((error, status, answerHeaders, bytes) => {
        if (error) {
          reject(new TypeError(`fetch failed: ${error}`));
        } else {
          resolve(new Response(url, status, new Headers(shared.pairs(answerHeaders)), shared.fromLatin1(bytes)));
        }
      });
      host.fetch(id, method, url, [...headers].flat().join("\0"), sent);
    });
  }

  Object.assign(globalThis, {
    fetch,
    Headers,
    Response,
    setTimeout,
    setInterval,
    setImmediate: (callback, ...values) => setTimeout(callback, 0, ...values),
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
    queueMicrotask: (callback) => {
      Promise.resolve().then(callback);
    },
  });
  shared.builtins.timers = { setTimeout, setInterval, clearTimeout: clear, clearInterval: clear };
  shared.fire = (id, ...values) => answered(id)?.(...values);
  shared.waits = () => waiting.size > 0;
  shared.forget = () => waiting.clear();
});
