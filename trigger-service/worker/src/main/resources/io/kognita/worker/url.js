// URL and URLSearchParams. The host takes addresses apart, by RFC 3986.
(function (host, shared) {
  "use strict";
  const encode = (text) =>
    encodeURIComponent(text)
      .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll("%20", "+");
  const decode = (text) => {
    const spaced = text.replaceAll("+", " ");
    try {
      return decodeURIComponent(spaced);
    } catch {
      return spaced;
    }
  };

  class URLSearchParams {
    #pairs = [];

    constructor(from = "") {
      if (typeof from === "string") {
        for (const pair of from.replace(/^\?/, "").split("&").filter(Boolean)) {
          const [name, ...value] = pair.split("=");
          this.append(decode(name), decode(value.join("=")));
        }
      } else {
        for (const [name, value] of from[Symbol.iterator] ? from : Object.entries(from)) {
          this.append(name, value);
        }
      }
    }

    append(name, value) {
      this.#pairs.push([String(name), String(value)]);
    }

    delete(name) {
      this.#pairs = this.#pairs.filter(([other]) => other !== name);
    }

    set(name, value) {
      this.delete(name);
      this.append(name, value);
    }

    get(name) {
      return this.#pairs.find(([other]) => other === name)?.[1] ?? null;
    }

    getAll(name) {
      return this.#pairs.filter(([other]) => other === name).map(([, value]) => value);
    }

    has(name) {
      return this.#pairs.some(([other]) => other === name);
    }

    forEach(action) {
      this.#pairs.forEach(([name, value]) => action(value, name, this));
    }

    keys() {
      return this.#pairs.map(([name]) => name).values();
    }

    values() {
      return this.#pairs.map(([, value]) => value).values();
    }

    entries() {
      return this.#pairs.map((pair) => [...pair]).values();
    }

    [Symbol.iterator]() {
      return this.entries();
    }

    toString() {
      return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
    }
  }

  class URL {
    constructor(text, base) {
      const found = host.url(String(text), base === undefined ? "" : String(base));
      if (found === null) {
        throw new TypeError("Invalid URL");
      }
      const [protocol, hostname, port, pathname, search, hash] = found.split("\0");
      const authority = port ? `${hostname}:${port}` : hostname;
      Object.assign(this, { protocol, hostname, port, pathname, search, hash });
      this.host = authority;
      this.origin = `${protocol}//${authority}`;
      this.searchParams = new URLSearchParams(this.search);
    }

    get href() {
      const search = this.searchParams.toString();
      return `${this.protocol}//${this.host}${this.pathname}${search && `?${search}`}${this.hash}`;
    }

    toString() {
      return this.href;
    }

    toJSON() {
      return this.href;
    }
  }

  Object.assign(globalThis, { URL, URLSearchParams });
  shared.builtins.url = { URL, URLSearchParams };
});
