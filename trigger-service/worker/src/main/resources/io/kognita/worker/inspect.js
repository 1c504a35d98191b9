// Values as text, for console and node:util.
(function (host, shared) {
  "use strict";
  const MAX_DEPTH = 3;
  const MAX_ENTRIES = 100;

  function entries(list, total, open, close) {
    const more = total > MAX_ENTRIES ? [`... ${total - MAX_ENTRIES} more`] : [];
    const all = [...list, ...more];
    return all.length === 0 ? open + close : `${open} ${all.join(", ")} ${close}`;
  }

  function nested(value, seen) {
    if (seen.includes(value)) {
      return "[Circular]";
    }
    if (seen.length >= MAX_DEPTH) {
      return Array.isArray(value) ? "[Array]" : "[Object]";
    }
    const path = [...seen, value];
    const show = (item) => inspect(item, path);
    if (Array.isArray(value)) {
      return entries(value.slice(0, MAX_ENTRIES).map(show), value.length, "[", "]");
    }
    if (value instanceof Map) {
      const pairs = [...value].slice(0, MAX_ENTRIES).map(([key, item]) => `${show(key)} => ${show(item)}`);
      return entries(pairs, value.size, `Map(${value.size}) {`, "}");
    }
    if (value instanceof Set) {
      return entries([...value].slice(0, MAX_ENTRIES).map(show), value.size, `Set(${value.size}) {`, "}");
    }
    const keys = Object.keys(value);
    const shown = keys.slice(0, MAX_ENTRIES).map((key) => `${/^[\w$]+$/.test(key) ? key : `'${key}'`}: ${show(value[key])}`);
    const name = value.constructor?.name;
    return entries(shown, keys.length, name && name !== "Object" ? `${name} {` : "{", "}");
  }

  function inspect(value, seen = []) {
    switch (typeof value) {
      case "string":
        return seen.length === 0 ? value : `'${value}'`;
      case "bigint":
        return `${value}n`;
      case "symbol":
        return value.toString();
      case "function":
        return `[Function: ${value.name || "(anonymous)"}]`;
      case "object":
        break;
      default:
        return String(value);
    }
    if (value === null) {
      return "null";
    }
    if (value instanceof Error) {
      return value.stack || `${value.name}: ${value.message}`;
    }
    if (value instanceof Date) {
      return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
    }
    if (value instanceof RegExp) {
      return value.toString();
    }
    return nested(value, seen);
  }

  function placed(kind, value) {
    switch (kind) {
      case "%s":
        return typeof value === "object" ? inspect(value, [null]) : String(value);
      case "%d":
      case "%i":
      case "%f":
        return String(kind === "%i" ? Math.trunc(Number(value)) : Number(value));
      case "%j":
        return JSON.stringify(value);
      default:
        return inspect(value, [null]);
    }
  }

  function format(...values) {
    if (typeof values[0] !== "string") {
      return values.map((value) => inspect(value)).join(" ");
    }
    let next = 1;
    const text = values[0].replace(/%[sdifjoO%]/g, (kind) => {
      if (kind === "%%") {
        return "%";
      }
      return next < values.length ? placed(kind, values[next++]) : kind;
    });
    return [text, ...values.slice(next).map((value) => inspect(value))].join(" ");
  }

  const levels = { log: "INFO", info: "INFO", warn: "WARN", error: "ERROR", debug: "DEBUG", trace: "TRACE" };
  const console = {};
  for (const [method, level] of Object.entries(levels)) {
    console[method] = (...values) => host.log(level, format(...values));
  }
  console.assert = (held, ...values) => {
    if (!held) {
      console.error("Assertion failed:", ...values);
    }
  };
  console.dir = (value) => console.log(value);
  globalThis.console = console;
  shared.builtins.util = {
    format,
    inspect: (value) => inspect(value, typeof value === "string" ? [null] : []),
    promisify:
      (callback) =>
      (...values) =>
        new Promise((resolve, reject) => {
          callback(...values, (error, value) => (error ? reject(error) : resolve(value)));
        }),
    types: { isDate: (value) => value instanceof Date, isPromise: (value) => value instanceof Promise },
    TextDecoder,
    TextEncoder,
  };
});
