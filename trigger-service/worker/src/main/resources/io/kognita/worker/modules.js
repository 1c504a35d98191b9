// CommonJS modules, from the function's files and from the few of Node's that are here.
(function (host, shared) {
  "use strict";
  const ROOT = "/var/task";
  const loaded = new Map();
  const { parse } = JSON;
  /** What the host sends of names and values: a flat list, parted by a character that neither contains. */
  shared.pairs = (flat) => {
    const words = flat === "" ? [] : flat.split("\0");
    return words.flatMap((name, i) => (i % 2 === 0 ? [[name, words[i + 1]]] : []));
  };
  shared.builtins.process = {
    env: Object.fromEntries(shared.pairs(host.environment())),
    version: "v22.0.0",
    versions: { node: "22.0.0" },
    platform: "linux",
    arch: "x64",
    cwd: () => ROOT,
    hrtime: { bigint: () => BigInt(Date.now()) * 1000000n },
    nextTick: (callback, ...values) => queueMicrotask(() => callback(...values)),
    on: () => shared.builtins.process,
  };
  globalThis.process = shared.builtins.process;
  globalThis.global = globalThis;
  globalThis.performance = { now: () => Date.now() - shared.startedAt };
  shared.startedAt = Date.now();

  const folder = (path) => path.slice(0, path.lastIndexOf("/"));

  function joined(base, path) {
    const segments = path.startsWith("/") ? [] : base.split("/");
    for (const segment of path.split("/")) {
      if (segment === "..") {
        segments.pop();
      } else if (segment !== "." && segment !== "") {
        segments.push(segment);
      }
    }
    return `/${segments.filter(Boolean).join("/")}`;
  }

  function file(path) {
    const main = host.isFile(`${path}/package.json`) ? parse(host.read(`${path}/package.json`)).main : undefined;
    const candidates = [path, `${path}.js`, `${path}.cjs`, `${path}.mjs`, `${path}.json`];
    if (main) {
      const entry = joined(path, main);
      candidates.push(entry, `${entry}.js`, `${entry}/index.js`);
    }
    candidates.push(`${path}/index.js`, `${path}/index.cjs`, `${path}/index.mjs`);
    return candidates.find((candidate) => host.isFile(candidate));
  }

  /** The file of a module that a file asks for; undefined when there is none. */
  function resolved(name, from) {
    if (/^\.{0,2}\//.test(name) || name === "." || name === "..") {
      return file(joined(from, name));
    }
    for (let at = from; at.startsWith(ROOT); at = folder(at)) {
      const found = file(`${at}/node_modules/${name}`);
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  function missing(name) {
    const error = new Error(
      `Cannot find module '${name}'. A function here may use its own files and, of Node's modules, ` +
        `${Object.keys(shared.builtins).sort().join(", ")}`,
    );
    error.code = "MODULE_NOT_FOUND";
    return error;
  }

  function load(path) {
    if (loaded.has(path)) {
      return loaded.get(path).exports;
    }
    const module = { exports: {}, id: path, filename: path, loaded: false };
    loaded.set(path, module);
    try {
      if (path.endsWith(".json")) {
        module.exports = parse(host.read(path));
      } else {
        host.compile(path).call(module.exports, module.exports, requirer(folder(path)), module, path, folder(path));
      }
      module.loaded = true;
      return module.exports;
    } catch (error) {
      loaded.delete(path);
      throw error;
    }
  }

  function requirer(from) {
    const require = (name) => {
      const builtin = String(name).replace(/^node:/, "");
      if (Object.hasOwn(shared.builtins, builtin)) {
        return shared.builtins[builtin];
      }
      const path = String(name).startsWith("node:") ? undefined : resolved(String(name), from);
      if (path === undefined) {
        throw missing(name);
      }
      return load(path);
    };
    require.resolve = (name) => resolved(String(name), from) ?? name;
    return require;
  }

  shared.require = requirer(ROOT);
  shared.resolve = (name, from) => {
    const builtin = name.replace(/^node:/, "");
    return Object.hasOwn(shared.builtins, builtin) ? `node:${builtin}` : resolved(name, from);
  };
  shared.missing = missing;
  /** What a CommonJS module exports, for ES modules that import it. */
  Object.defineProperty(globalThis, Symbol.for("kognita.require"), { value: shared.require });
});
