// Compiled explainers, run by ONNX Runtime: prediction and relevance in one graph. The same code serves in a worker,
// where long runs do not stop the page, and in the page itself, where a browser allows no worker.

let ort;
const sessions = new Map();

function linked(content) {
  return URL.createObjectURL(new Blob([content], {type: 'text/javascript'}));
}

/** Starts the runtime from its files' bytes. */
export async function start({script, glue, wasm, threads}) {
  ort = await import(linked(script));
  ort.env.wasm.wasmPaths = {mjs: linked(glue)};
  ort.env.wasm.wasmBinary = wasm;
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = 'error';
}

/** Opens an explainer. */
export async function open(name, model, providers) {
  sessions.set(name, await ort.InferenceSession.create(new Uint8Array(model), {
    executionProviders: providers, logSeverityLevel: 3,
  }));
}

/**
 * Explains one input.
 *
 * @param target the class; -1 for the strongest, -2 for the second
 * @returns prediction and relevance
 */
export async function explain(name, data, shape, target) {
  const {prediction, relevance} = await sessions.get(name).run({
    data: new ort.Tensor('float32', data, shape),
    target: new ort.Tensor('int64', BigInt64Array.of(BigInt(target)), [1, 1]),
  });
  return {prediction: prediction.data, relevance: relevance.data};
}
