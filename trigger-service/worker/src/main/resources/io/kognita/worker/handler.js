// Loads a function's handler and calls it, as Lambda's own runtime for Node does.
(function (host, shared) {
  "use strict";
  const { parse, stringify } = JSON;
  const isPromise = (value) => typeof value?.then === "function";
  let handler;
  let ended = true;

  function described(error) {
    if (error instanceof Error || (typeof error === "object" && error !== null && "message" in error)) {
      return {
        errorType: String(error.name ?? "Error"),
        errorMessage: String(error.message),
        trace: String(error.stack ?? "").split("\n"),
      };
    }
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }

  function fail(error) {
    if (!ended) {
      ended = true;
      shared.forget();
      let told;
      try {
        told = stringify(described(error));
      } catch {
        told = stringify({ errorType: "Error", errorMessage: "an error that cannot be told", trace: [] });
      }
      host.threw(told);
    }
  }

  function succeed(value) {
    if (ended) {
      return;
    }
    let answer;
    try {
      answer = stringify(value) ?? "null";
    } catch (error) {
      error.name = "Runtime.MarshalError";
      error.message = `Unable to stringify response body as json: ${error.message}`;
      fail(error);
      return;
    }
    ended = true;
    shared.forget();
    host.returned(answer);
  }

  function named(name, message) {
    const error = new Error(message);
    error.name = name;
    return error;
  }

  function exported(module, file, path) {
    const found = path.split(".").reduce((value, key) => value?.[key] ?? value?.default?.[key], module);
    if (typeof found !== "function") {
      throw named("Runtime.HandlerNotFound", `${file}.${path} is undefined or not exported`);
    }
    return found;
  }

  async function load(file, path) {
    const found = shared.resolve(`./${file}`, "/var/task");
    if (found === undefined) {
      throw named("Runtime.ImportModuleError", `Cannot find module '${file}'`);
    }
    try {
      return exported(host.isModule(found) ? await import(found) : shared.require(found), file, path);
    } catch (error) {
      if (error instanceof SyntaxError) {
        error.name = "Runtime.UserCodeSyntaxError";
      }
      throw error;
    }
  }

  function call(event, about, limitMillis) {
    const end = Date.now() + limitMillis;
    const callback = (error, value) => (error === undefined || error === null ? succeed(value) : fail(error));
    const context = {
      ...about,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, end - Date.now()),
      done: callback,
      succeed,
      fail: (error) => fail(error ?? "handled"),
    };
    const value = handler(event, context, callback);
    if (isPromise(value)) {
      value.then(succeed, fail);
    }
  }

  return {
    /** Runs the handler once, after loading it when this is the first time. */
    run(file, path, event, about, limitMillis) {
      ended = false;
      const start = () => call(parse(event), parse(about), limitMillis);
      try {
        if (handler) {
          start();
        } else {
          load(file, path)
            .then((found) => {
              handler = found;
              start();
            })
            .catch(fail);
        }
      } catch (error) {
        fail(error);
      }
    },
    /** Something that was waited for is there. */
    fire(id, ...values) {
      try {
        shared.fire(id, ...values);
      } catch (error) {
        fail(error);
      }
    },
    /** Nothing runs now: without anything to wait for, no answer is going to come. */
    idle() {
      if (!ended && !shared.waits()) {
        succeed(null);
      }
    },
    namesIn: (path) => Object.keys(shared.require(path)).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== "default"),
    resolve: (name, from) => shared.resolve(name, from) ?? null,
  };
});
